import type { BackedUp } from "../../archive/retention/backed-up.ts";
import { openBackups } from "./database.ts";
import { indexedStore } from "./indexed-store.ts";
import type { BackupStore } from "./store.ts";

/**
 * Which conversations, as they are now, the last verified manifest of some place has in its segments, with all their files.
 * @param places ids of those that are set up
 */
export function backedUpIn(places: () => Promise<string[]>, store: BackupStore): BackedUp {
  return async (conversations) => {
    const wanted = new Map(conversations.map(({ id, rev }) => [id, rev]));
    const found = new Set<string>();
    for (const place of await places()) {
      const live = new Set((await store.read(place))?.manifests.at(-1)?.segments);
      if (live.size === 0) continue;
      const segments = (await store.segments(place)).filter(({ name }) => live.has(name));
      const files = new Set(segments.flatMap((segment) => segment.assets.map(({ sha256 }) => sha256)));
      for (const { id, rev, assets } of segments.flatMap((segment) => segment.conversations)) {
        if (wanted.get(id) === rev && assets.every((sha256) => files.has(sha256))) found.add(id);
      }
    }
    return found;
  };
}

/** The same by what this browser knows of its places; those that were removed are none. */
export const backedUp: BackedUp = backedUpIn(
  async () => (await (await openBackups()).getAllKeys("places")).map(String),
  indexedStore(),
);
