import type { AssetRef } from "../../conversation/model.ts";
import { guarded } from "../archive-error.ts";
import type { Archive } from "../open.ts";
import { unlessBroken } from "../sealed/records.ts";
import type { Known } from "./read-known.ts";

/** Bytes that are held for the image or file of that key in a message of one of these ids. */
export type HeldMedia = (ids: readonly string[], key: string) => AssetRef | undefined;

/** Which bytes a conversation holds as the site has them; copies drawn again by the browser are none. @throws ArchiveError */
export async function heldMedia(archive: Archive, known: Known | undefined): Promise<HeldMedia> {
  const hashes = new Map<string, string>();
  for (const { ids, text } of known?.outline.slots ?? []) {
    for (const media of text?.media ?? []) {
      const [key, hash] = [media.slice(0, -65), media.slice(-64)];
      for (const id of ids.length > 0 ? ids : [""]) hashes.set(`${id} ${key}`, hash);
    }
  }
  const refs = hashes.size > 0 ? await readRefs(archive, new Set(hashes.values())) : new Map<string, AssetRef>();
  return (ids, key) => {
    const hash = (ids.length > 0 ? ids : [""])
      .map((id) => hashes.get(`${id} ${key}`))
      .find((each) => each !== undefined);
    return hash === undefined ? undefined : refs.get(hash);
  };
}

function readRefs(archive: Archive, hashes: ReadonlySet<string>): Promise<Map<string, AssetRef>> {
  return guarded(async () => {
    const store = archive.db.transaction("assets").store;
    const records = await Promise.all([...hashes].map((hash) => store.get(hash).catch(unlessBroken)));
    return new Map(
      records.flatMap((record) => {
        if (!record || record.redrawn) return [];
        const { sha256, type, size } = record;
        return [[sha256, { sha256, type, size }] as const];
      }),
    );
  });
}
