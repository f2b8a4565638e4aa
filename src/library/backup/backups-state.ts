import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { BackupPace, BackupStatus } from "../../messages/backup.ts";
import type { ErrorCode } from "../../messages/errors.ts";
import type { PlaceInfo } from "../../messages/places.ts";
import type { Data } from "../../ui/data/data.ts";
import { attempt } from "../../ui/work/attempt.ts";
import { oneAtATime } from "../../ui/work/one-at-a-time.ts";
import { pollWhile } from "../../ui/work/poll-while.ts";
import { allowPlace } from "./places/allow-place.ts";

const pollMs = 1_000;

/** The backups in a place, with the name that the user gave it. */
export interface PlaceBackups extends BackupStatus {
  name: string;
  info: PlaceInfo;
}

export interface BackupsState {
  places: ReadonlySignal<readonly PlaceBackups[]>;
  problem: ReadonlySignal<ErrorCode | null>;
  /** Something is to be looked at: a backup is overdue or has failed. */
  worried: ReadonlySignal<boolean>;
  refresh(): Promise<void>;
  setPace(place: string, pace: BackupPace): Promise<void>;
  /** Straight in an event's handler: where access is lacking, the browser has to ask. */
  start(place: PlaceBackups): Promise<void>;
  cancel(place: string): Promise<void>;
}

/** Keeps itself up to date while a backup is made, until the signal aborts. */
export function createBackups(
  data: Pick<Data, "ask">,
  abort: AbortSignal,
  allow: (place: PlaceInfo) => Promise<unknown> = allowPlace,
): BackupsState {
  const places = signal<readonly PlaceBackups[]>([]);
  const commandProblem = signal<ErrorCode | null>(null);
  const readProblem = signal<ErrorCode | null>(null);
  const running = computed(() => places.value.some(({ state }) => state.kind === "running"));

  const read = oneAtATime(async () => {
    const [infos, statuses] = await Promise.all([data.ask("places.list"), data.ask("backup.status")]);
    places.value = statuses.flatMap((status) => {
      const info = infos.find(({ id }) => id === status.place);
      return info ? [{ ...status, name: info.name, info }] : [];
    });
  });
  const refresh = () => attempt(readProblem, read);
  pollWhile(running, refresh, pollMs, abort);
  const command = (send: () => Promise<unknown>) => attempt(commandProblem, send, read);
  return {
    places,
    problem: computed(() => commandProblem.value ?? readProblem.value),
    worried: computed(() => places.value.some(({ overdue }) => overdue)),
    refresh,
    setPace: (place, pace) => command(() => data.ask("backup.pace", { place, pace })),
    start({ place, info, failed }) {
      const allowed = failed?.problem === "not-allowed" ? allow(info) : undefined;
      return command(async () => {
        await allowed;
        await data.ask("backup.start", { place });
      });
    },
    cancel: (place) => command(() => data.ask("backup.cancel", { place })),
  };
}
