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
  begin(place: string, why: Pick<BackupOrder, "asked" | "doubted" | "onlyReads">): Promise<void>;
  /** Tells the pages. */
  announce(): void;
  /** Has the background woken now and then while there is something to wait for. */
  wake(isWanted: boolean): Promise<void>;
}

type Names = "backup.status" | "backup.pace" | "backup.start" | "backup.read" | "backup.cancel" | "backup.doubt";

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
      await world.wake(
        running.length > 0 || after.some(({ pace, asked, reading }) => pace !== "never" || asked || reading),
      );
      if (running.length > 0) return;
      const isWanted = (row: ScheduleRow) => isDue(row, now()) || row.reading !== undefined;
      const due = known.map((id) => after.find(({ place }) => place === id)).find((row) => row && isWanted(row));
      if (!due) return;
      // After a backup others are read in any case.
      const onlyReads = !isDue(due, now());
      begunHere.add(due.place);
      await edit(due.place, ({ asked: _, ...row }) => ({
        ...row,
        running: iso(),
        ...(onlyReads ? { onlyReads } : {}),
      }));
      await world.begin(due.place, { asked: due.asked === true, doubted: due.doubted === true, onlyReads });
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
      async "backup.read"({ place }) {
        await edit(place, ({ read: _, ...row }) => ({ ...row, reading: iso() }));
        world.announce();
        void tick();
      },
      async "backup.doubt"({ place }) {
        await edit(place, (row) => ({ ...row, doubted: true }));
      },
      async "backup.cancel"({ place }) {
        await edit(place, ({ asked: _, reading: __, ...row }) => row);
        await engine.stop(place);
        world.announce();
      },
    },
  };
}

/** What only read is wanted still, as `reading` says. */
function interrupted({ running: _, onlyReads, ...row }: ScheduleRow): ScheduleRow {
  return onlyReads ? row : { ...row, asked: true };
}

function withEnd(before: ScheduleRow, end: BackupEndData, at: string): ScheduleRow {
  const { running, locked: _, onlyReads, ...row } = before;
  if (!onlyReads) return withBackup(end.kind === "good" ? withRead(row, end, running, at) : row, end, at);
  // It says nothing of backups.
  if (end.kind === "locked") return { ...row, locked: true };
  return withRead(row, end, running, at);
}

/** @param started when what ended was begun: what the user has wanted since is to come */
function withRead(row: ScheduleRow, end: BackupEndData, started: string | undefined, at: string): ScheduleRow {
  const { reading, ...rest } = row;
  if (reading === undefined || (started !== undefined && reading > started)) return row;
  if (end.kind === "not-read") return { ...rest, read: { at, problem: end.problem } };
  const came = "came" in end ? end.came : undefined;
  if (came !== undefined) return { ...rest, read: { at, came } };
  return end.kind === "good" ? { ...rest, read: { at, problem: "unknown" } } : rest;
}

function withBackup(row: ScheduleRow, end: BackupEndData, at: string): ScheduleRow {
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
    case "read":
    case "not-read":
      return row;
  }
}

function statusOf(row: ScheduleRow, now: number, progress: { done: number; total: number } | undefined): BackupStatus {
  const { place, pace, good, told, failed, reading, read } = row;
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
    ...(reading === undefined ? {} : { reading: true }),
    ...(read ? { read: read as NonNullable<BackupStatus["read"]> } : {}),
  };
}

function stateOf(
  { running, asked, locked, onlyReads }: ScheduleRow,
  progress: { done: number; total: number } | undefined,
): BackupStatus["state"] {
  if (locked && running === undefined) return { kind: "locked" };
  if ((running !== undefined && !onlyReads) || asked)
    return { kind: "running", ...(progress ?? { done: 0, total: 0 }) };
  return { kind: "idle" };
}
