import type { BackupEngine, BackupOrder, BackupReports } from "../../backup/engine.ts";
import type { ScheduleRow } from "../../backup/state/schedule-row.ts";
import type { ScheduleStore } from "../../backup/state/schedules.ts";
import type { BackupEndData, BackupMessages, BackupStatus, BackupTrouble } from "../../messages/backup.ts";
import type { Handlers } from "../../messages/handlers.ts";
import { oneAtATime } from "../one-at-a-time.ts";
import { isDue, isOverdue, nextRun } from "./when.ts";

/** What backups need of the world. */
export interface BackupWorld {
  /** ms since 1970. */
  now(): number;
  /** Ids of places, in their order. */
  places(): Promise<string[]>;
  schedules: ScheduleStore;
  engine: BackupEngine;
  /** Starts the engine on a place. */
  begin(place: string, why: Pick<BackupOrder, "asked" | "doubted">): Promise<void>;
  /** Tells the pages. */
  announce(): void;
  /** Has the background woken now and then while there is something to wait for. */
  wake(isWanted: boolean): Promise<void>;
}

type Names = "backup.status" | "backup.pace" | "backup.start" | "backup.cancel" | "backup.doubt";

export interface Backups {
  pages: Pick<Handlers<BackupMessages>, Names>;
  reports: Omit<BackupReports, "changed">;
  /** Begins what is due, if nothing is under way. */
  tick(): Promise<void>;
  /** A place is no more. */
  gone(place: string): Promise<void>;
}

/** Sees that backups are made when they are due, one at a time, whatever ended the background in between. */
export function backups(world: BackupWorld): Backups {
  const { schedules, engine, now } = world;
  const inTurn = oneAtATime();
  const progress = new Map<string, { done: number; total: number }>();
  const begunHere = new Set<string>();
  const iso = () => new Date(now()).toISOString();

  const edit = (place: string, change: (row: ScheduleRow) => ScheduleRow) =>
    schedules.change(place, (row) => change(row ?? { place, pace: "never", since: iso() }));

  const tick = () =>
    inTurn(async () => {
      const running = await engine.running();
      const known = await world.places();
      const rows = (await schedules.all()).filter(({ place }) => known.includes(place));
      for (const row of rows) {
        // Its engine was ended with the browser: it goes on where it was.
        if (row.running !== undefined && !running.includes(row.place)) await edit(row.place, interrupted);
      }
      const after = (await schedules.all()).filter(({ place }) => known.includes(place));
      await world.wake(running.length > 0 || after.some(({ pace, asked }) => pace !== "never" || asked));
      if (running.length > 0) return;
      const due = known.map((id) => after.find(({ place }) => place === id)).find((row) => row && isDue(row, now()));
      if (!due) return;
      begunHere.add(due.place);
      await edit(due.place, ({ asked: _, ...row }) => ({ ...row, running: iso() }));
      await world.begin(due.place, { asked: due.asked === true, doubted: due.doubted === true });
      world.announce();
    });

  const ended = async (place: string, end: BackupEndData) => {
    progress.delete(place);
    await edit(place, (row) => withEnd(row, end, iso()));
    begunHere.delete(place);
    world.announce();
    if (end.kind !== "locked") await tick();
  };

  return {
    tick,
    reports: {
      progress(place, done, total) {
        progress.set(place, { done, total });
        world.announce();
      },
      ended: (place, end) => void ended(place, end).catch((error: unknown) => console.warn("backup not noted", error)),
    },
    async gone(place) {
      await engine.stop(place);
      await schedules.forget(place);
      world.announce();
    },
    pages: {
      async "backup.status"() {
        const all = await schedules.all();
        // Begun by a background that was ended since, perhaps with what it had begun.
        if (all.some(({ place, running }) => running !== undefined && !begunHere.has(place))) void tick();
        const rows = new Map(all.map((row) => [row.place, row]));
        return (await world.places()).map((place) =>
          statusOf(rows.get(place) ?? { place, pace: "never", since: iso() }, now(), progress.get(place)),
        );
      },
      async "backup.pace"({ place, pace }) {
        await edit(place, (row) => ({ ...row, pace, since: iso() }));
        world.announce();
        void tick();
      },
      async "backup.start"({ place }) {
        await edit(place, ({ cancelled: _, ...row }) => ({ ...row, asked: true }));
        world.announce();
        void tick();
      },
      async "backup.doubt"({ place }) {
        await edit(place, (row) => ({ ...row, doubted: true }));
      },
      async "backup.cancel"({ place }) {
        await edit(place, ({ asked: _, ...row }) => row);
        await engine.stop(place);
        world.announce();
      },
    },
  };
}

function interrupted({ running: _, ...row }: ScheduleRow): ScheduleRow {
  return { ...row, asked: true };
}

function withEnd({ running: _, locked: __, ...row }: ScheduleRow, end: BackupEndData, at: string): ScheduleRow {
  const { failed, cancelled: _before, ...rest } = row;
  switch (end.kind) {
    case "good": {
      const { doubted: _settled, ...good } = rest;
      return { ...good, good: end.good, told: end.told };
    }
    case "failed": {
      const { problem, retryAfter } = end;
      const times = (failed?.times ?? 0) + 1;
      return { ...rest, failed: { problem, at, times, ...(retryAfter === undefined ? {} : { retryAfter }) } };
    }
    case "locked":
      return { ...row, asked: true, locked: true };
    case "cancelled":
      return { ...row, cancelled: at };
  }
}

function statusOf(row: ScheduleRow, now: number, progress: { done: number; total: number } | undefined): BackupStatus {
  const { place, pace, good, told, failed } = row;
  const next = nextRun(row, now);
  return {
    place,
    pace,
    state: stateOf(row, progress),
    ...(good ? { good } : {}),
    ...(told ? { told } : {}),
    ...(next === undefined ? {} : { next: new Date(Math.max(next, now)).toISOString() }),
    overdue: isOverdue(row, now),
    ...(failed ? { failed: { problem: failed.problem as BackupTrouble, at: failed.at } } : {}),
  };
}

function stateOf(
  { running, asked, locked }: ScheduleRow,
  progress: { done: number; total: number } | undefined,
): BackupStatus["state"] {
  if (locked && running === undefined) return { kind: "locked" };
  if (running !== undefined || asked) return { kind: "running", ...(progress ?? { done: 0, total: 0 }) };
  return { kind: "idle" };
}
