import type { Say } from "../../../export/texts.ts";
import type { Place } from "../../places/place.ts";
import { type BackupMeans, type BackupOutcome, backUp } from "../../run/backup-run.ts";
import { type Sealing, type Unseal, unsealed } from "../../sealing.ts";
import type { BackupSource } from "../../source.ts";
import { memoryStore } from "../../testing/memory-store.ts";
import { type JoinedOthers, joinOthers, type OthersMeans, type SharedArchive } from "../join-others.ts";
import type { OthersStore } from "../records.ts";

export interface Keys {
  sealing: Sealing;
  unseal: Unseal;
}

/** What a browser of the user does with a place. */
export interface Exchange {
  backUp(): Promise<BackupOutcome>;
  join(): Promise<JoinedOthers>;
}

export interface ExchangeMeans {
  place: Place;
  source: BackupSource;
  archive: SharedArchive;
  /** Where it is noted what was read of others. */
  store: OthersStore;
  /** Asked before each reading. */
  accepted(): Promise<OthersMeans["accepted"]>;
  keys?: Keys;
  more?: Partial<BackupMeans>;
}

/** Texts of _locales are for people. */
const say: Say = Object.assign((key: string) => key, { count: (key: string) => key, locale: "en" });

const noKeys: Keys = { sealing: unsealed, unseal: async (bytes) => bytes };

/** Backups to a place, and reading what other browsers wrote there. */
export function overPlace({ place, source, archive, store, accepted, keys = noKeys, more }: ExchangeMeans): Exchange {
  const { signal } = new AbortController();
  const means: BackupMeans = {
    id: "place",
    place,
    store: memoryStore(),
    source,
    sealing: keys.sealing,
    say,
    generator: "Convokeep test",
    now: () => Date.now(),
    signal,
    ...more,
  };
  return {
    backUp: () => backUp(means),
    async join() {
      const device = (await means.store.read("place"))?.device;
      const others = { id: "place", place, store, archive, device, unseal: keys.unseal, signal };
      return joinOthers({ ...others, accepted: await accepted() });
    },
  };
}
