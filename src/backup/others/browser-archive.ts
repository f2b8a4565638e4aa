import { graveOf } from "../../archive/graves.ts";
import { storeShared } from "../../archive/import/store-shared.ts";
import { heldAssets } from "../../archive/import/take-assets.ts";
import { putJob, readJob } from "../../archive/jobs.ts";
import { joinFormer } from "../../archive/join-former.ts";
import type { Archive } from "../../archive/open.ts";
import type { SharedArchive } from "./join-others.ts";
import { nothingRead, type OthersRecord, type OthersStore } from "./records.ts";

/** The archive as joining others' conversations needs it. */
export function sharedArchive(archive: Archive): SharedArchive {
  return {
    store: async (incoming, open) => (await storeShared(archive, incoming, open)).verdict,
    joinFormer: (moved) => joinFormer(archive, moved),
    graveOf,
    isBuried: async (grave) => (await archive.db.count("tombstones", grave)) > 0,
    async buriedAmong(ids) {
      const graves = new Set(await archive.db.getAllKeys("tombstones"));
      if (graves.size === 0) return new Map();
      const held = new Set(await archive.db.getAllKeys("conversations"));
      const gone = ids.filter((id) => !held.has(id));
      const named = await Promise.all(gone.map(async (id) => [id, await graveOf(id)] as const));
      return new Map(named.filter(([, grave]) => graves.has(grave)));
    },
    hasAsset: async (sha256) => (await heldAssets(archive, [sha256])).has(sha256),
  };
}

const keyOf = (place: string) => `others:${place}`;

/** Kept in the archive, beside what it tells of. */
export function othersStore(archive: Archive): OthersStore {
  return {
    async read(place) {
      const row = await readJob(archive, keyOf(place));
      return row?.kind === "others" ? (row.record as OthersRecord) : nothingRead;
    },
    write: (place, record) => putJob(archive, { id: keyOf(place), kind: "others", record }),
  };
}
