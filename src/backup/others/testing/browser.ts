import type { Archive } from "../../../archive/open.ts";
import type { Say } from "../../../export/texts.ts";
import { archiveSource } from "../../archive-source.ts";
import type { Place } from "../../places/place.ts";
import { type BackupMeans, type BackupOutcome, backUp } from "../../run/backup-run.ts";
import { type Sealing, type Unseal, unsealed } from "../../sealing.ts";
import { memoryStore } from "../../testing/memory-store.ts";
import { othersStore, sharedArchive } from "../browser-archive.ts";
import { type JoinedOthers, joinOthers } from "../join-others.ts";
import { readAccepted } from "../wishes.ts";

/** A browser of the user: an archive, and what it does with a place. */
export interface Browser {
  name: string;
  archive: Archive;
  backUp(): Promise<BackupOutcome>;
  join(): Promise<JoinedOthers>;
}

interface Keys {
  sealing: Sealing;
  unseal: Unseal;
}

/** Texts of _locales are for people. */
const say: Say = Object.assign((key: string) => key, { count: (key: string) => key, locale: "en" });

const noKeys: Keys = { sealing: unsealed, unseal: async (bytes) => bytes };

/** @param trusting takes every browser in the place for the user's own, without being told */
export function browserOver(
  archive: Archive,
  name: string,
  place: Place,
  { keys = noKeys, trusting = true }: { keys?: Keys; trusting?: boolean } = {},
): Browser {
  const store = memoryStore();
  const means: BackupMeans = {
    id: "place",
    place,
    store,
    source: archiveSource(async () => archive),
    sealing: keys.sealing,
    say,
    generator: "Convokeep test",
    now: () => Date.now(),
    signal: new AbortController().signal,
  };
  return {
    name,
    archive,
    backUp: () => backUp(means),
    async join() {
      const accepted = await readAccepted(archive, "place");
      return joinOthers({
        id: "place",
        place,
        store: othersStore(archive),
        archive: sharedArchive(archive),
        device: (await store.read("place"))?.device,
        unseal: keys.unseal,
        accepted: trusting ? { get: (device) => accepted.get(device), has: () => true } : accepted,
        signal: new AbortController().signal,
      });
    },
  };
}
