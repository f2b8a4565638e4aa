import { tombstoneOf } from "../../conversation/tombstone.ts";
import type { OthersRecord } from "./records.ts";

/** A conversation that is here and was deleted in another browser. */
export interface DeletedElsewhere {
  id: string;
  grave: string;
  /** When, by the other browser's clock; ISO time. */
  at: string;
}

/** Those of our conversations that other browsers have deleted, newest deletion first, without those that are to stay. */
export async function deletedElsewhere(
  ids: readonly string[],
  records: readonly OthersRecord[],
  kept: ReadonlyMap<string, string>,
): Promise<DeletedElsewhere[]> {
  const graves = new Map<string, string>();
  for (const { deleted } of records.flatMap(({ devices }) => Object.values(devices))) {
    for (const { hash, at } of deleted) if (at > (graves.get(hash) ?? "")) graves.set(hash, at);
  }
  for (const [grave, at] of kept) if ((graves.get(grave) ?? "") <= at) graves.delete(grave);
  if (graves.size === 0) return [];
  const found = await Promise.all(
    ids.map(async (id): Promise<DeletedElsewhere[]> => {
      const grave = await tombstoneOf(id);
      const at = graves.get(grave);
      return at === undefined ? [] : [{ id, grave, at }];
    }),
  );
  return found.flat().sort((a, b) => (a.at > b.at ? -1 : 1));
}
