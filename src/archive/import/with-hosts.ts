import type { Incoming } from "../../conversation/imported.ts";
import { guarded } from "../archive-error.ts";
import { idWithoutHost, isHosted } from "../hosts.ts";
import type { Archive } from "../open.ts";
import { unlessBroken } from "../sealed/records.ts";

/**
 * Conversations of exports that name no host, under the id by which one page of them is held, so that they become one. Those
 * that are held without host already stay as they are, like those of which pages on several hosts are held.
 * @throws ArchiveError
 */
export async function withHosts<T extends Incoming>(archive: Archive, batch: readonly T[]): Promise<T[]> {
  const sites = new Set(batch.filter(lacksHost).map(siteOf));
  if (sites.size === 0) return [...batch];
  const homes = await guarded(async () => {
    const store = archive.db.transaction("conversations").store;
    const keys = [...sites].map((site) => store.getAllKeys(IDBKeyRange.bound(`${site}:`, `${site};`)));
    const found = homesOf((await Promise.all(keys)).flat());
    const rows = [...found].map(async ([id, home]) => {
      const row = await store.get(home).catch(unlessBroken);
      return [id, { id: home, ...(row ? { url: row.url } : {}) }] as const;
    });
    return new Map(await Promise.all(rows));
  });
  return batch.map((incoming) => {
    const home = lacksHost(incoming) ? homes.get(incoming.id) : undefined;
    return home ? { ...incoming, ...home } : incoming;
  });
}

function lacksHost(incoming: Incoming): incoming is Extract<Incoming, { kind: "imported" }> {
  return incoming.kind === "imported" && isHosted(incoming.site) && !String(incoming.id).includes("/");
}

const siteOf = (incoming: Incoming) => (incoming.kind === "imported" ? incoming.site : "");

/** Ids with host by the same without, where there is but one and none without. */
function homesOf(ids: readonly string[]): Map<string, string> {
  const homes = new Map<string, string>();
  const taken = new Set(ids.filter((id) => !id.includes("/")));
  for (const id of ids) {
    const bare = idWithoutHost(id);
    if (bare === undefined) continue;
    if (homes.has(bare)) taken.add(bare);
    homes.set(bare, id);
  }
  for (const id of taken) homes.delete(id);
  return homes;
}
