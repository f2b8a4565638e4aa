import { getMeta, setMeta } from "../archive/meta.ts";
import type { Archive } from "../archive/open.ts";
import type { SiteState } from "../messages/contract.ts";

type Drift = NonNullable<SiteState["drift"]>;

const keyOf = (site: string) => `drift:${site}`;

/** When and how a site last looked changed, if it did since it last looked right. */
export async function driftOf(archive: Archive, site: string): Promise<Drift | undefined> {
  return (await getMeta(archive, keyOf(site))) as Drift | undefined;
}

/** Notes that a site looks changed. Returns true when that is news. */
export async function noteDrift(archive: Archive, site: string, missing: string[]): Promise<boolean> {
  const before = await driftOf(archive, site);
  await setMeta(archive, keyOf(site), { at: new Date().toISOString(), missing } satisfies Drift);
  return before === undefined;
}

/** Notes that a site looks right. Returns true when it did not before. */
export async function clearDrift(archive: Archive, site: string): Promise<boolean> {
  const before = await driftOf(archive, site);
  if (before) await setMeta(archive, keyOf(site), undefined);
  return before !== undefined;
}
