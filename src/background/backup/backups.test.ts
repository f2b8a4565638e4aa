import { expect, it } from "vitest";
import type { BackupOrder } from "../../backup/engine.ts";
import type { ScheduleRow } from "../../backup/state/schedule-row.ts";
import type { BackupEndData } from "../../messages/backup.ts";
import { type Backups, type BackupWorld, backups } from "./backups.ts";

const start = Date.UTC(2026, 10, 20, 12);
const day = 24 * 60 * 60 * 1000;
const sender = { url: "" };
const good = (at: number): BackupEndData => ({
  kind: "good",
  good: { at: new Date(at).toISOString(), bytes: 10, conversations: 2 },
  told: { mended: 0, unread: 0, renamed: false },
});

/** A browser that keeps its rows while its background and engine die. */
function world(places = ["a", "b"]) {
  const rows = new Map<string, ScheduleRow>();
  let time = start;
  let running: string[] = [];
  const begun: string[] = [];
  const reasons: Partial<BackupOrder>[] = [];
  const engine = {
    start: async ({ place }: BackupOrder) => {
      running.push(place);
    },
    stop: async (place: string) => {
      running = running.filter((each) => each !== place);
    },
    running: async () => running,
  };
  const means: BackupWorld = {
    now: () => time,
    places: async () => places,
    schedules: {
      all: async () => [...rows.values()],
      async change(place, edit) {
        const row = edit(rows.get(place));
        if (row) rows.set(place, row);
      },
      forget: async (place) => void rows.delete(place),
    },
    engine,
    async begin(place, why) {
      begun.push(place);
      reasons.push(why);
      running.push(place);
    },
    announce: () => undefined,
    wake: async () => undefined,
  };
  const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
  return {
    begun,
    reasons,
    rows,
    make: () => backups(means),
    pass: (ms: number) => {
      time += ms;
    },
    now: () => time,
    die: () => {
      running = [];
    },
    async end(made: Backups, place: string, end: BackupEndData) {
      running = running.filter((each) => each !== place);
      made.reports.ended(place, end);
      await settled();
    },
    settled,
  };
}

it("makes what is due, one at a time, and not again before its time", async () => {
  const { make, begun, end, pass, now, settled } = world();
  const made = make();
  await made.pages["backup.pace"]({ place: "a", pace: "daily" }, sender);
  await made.pages["backup.pace"]({ place: "b", pace: "daily" }, sender);
  await settled();
  expect(begun).toEqual(["a"]);
  await made.tick();
  expect(begun).toEqual(["a"]);
  await end(made, "a", good(now()));
  expect(begun).toEqual(["a", "b"]);
  await end(made, "b", good(now()));
  await made.tick();
  expect(begun).toEqual(["a", "b"]);
  pass(40 * day);
  await made.tick();
  expect(begun).toEqual(["a", "b", "a"]);
});

it("goes on with a run that its browser's end cut off, once", async () => {
  const { make, begun, die, end, now, settled } = world(["a"]);
  await make().pages["backup.start"]({ place: "a" }, sender);
  await settled();
  die();
  const next = make();
  await next.tick();
  expect(begun).toEqual(["a", "a"]);
  await end(next, "a", good(now()));
  await next.tick();
  expect(begun).toEqual(["a", "a"]);
  expect(await next.pages["backup.status"](undefined, sender)).toMatchObject([
    { state: { kind: "idle" }, good: { conversations: 2 } },
  ]);
});

it("goes on with a run that its background's end cut off as soon as somebody asks how it stands", async () => {
  const { make, begun, die, end, now, settled } = world(["a"]);
  await make().pages["backup.start"]({ place: "a" }, sender);
  await settled();
  die();
  const next = make();
  for (let looks = 0; looks < 3; looks += 1) {
    expect(await next.pages["backup.status"](undefined, sender)).toMatchObject([{ state: { kind: "running" } }]);
    await settled();
  }
  expect(begun).toEqual(["a", "a"]);
  await end(next, "a", good(now()));
  expect(await next.pages["backup.status"](undefined, sender)).toMatchObject([{ state: { kind: "idle" } }]);
  expect(begun).toEqual(["a", "a"]);
});

it("has everything read back after a check has found damage, until a backup is good again", async () => {
  const { make, reasons, end, now, settled, pass } = world(["a"]);
  const made = make();
  await made.pages["backup.pace"]({ place: "a", pace: "hourly" }, sender);
  await settled();
  await end(made, "a", good(now()));
  await made.pages["backup.doubt"]({ place: "a" }, sender);
  for (const isGood of [false, true, true]) {
    pass(day);
    await made.tick();
    await end(made, "a", isGood ? good(now()) : { kind: "failed", problem: "busy" });
  }
  expect(reasons.map(({ doubted }) => doubted)).toEqual([false, true, true, false]);
  expect(reasons.some(({ asked }) => asked)).toBe(false);
});

it("waits where the archive is locked, and says so", async () => {
  const { make, begun, end, settled, now } = world(["a"]);
  const made = make();
  await made.pages["backup.pace"]({ place: "a", pace: "daily" }, sender);
  await settled();
  await end(made, "a", { kind: "locked" });
  expect(await made.pages["backup.status"](undefined, sender)).toMatchObject([{ state: { kind: "locked" } }]);
  await made.tick();
  await end(made, "a", good(now()));
  expect(begun).toEqual(["a", "a"]);
  expect(await made.pages["backup.status"](undefined, sender)).toMatchObject([{ state: { kind: "idle" } }]);
});

it("tells why one failed until one succeeds, and keeps what was good", async () => {
  const { make, end, now, settled, pass } = world(["a"]);
  const made = make();
  await made.pages["backup.pace"]({ place: "a", pace: "daily" }, sender);
  await settled();
  await end(made, "a", good(now()));
  pass(day);
  await made.tick();
  await end(made, "a", { kind: "failed", problem: "refused" });
  expect(await made.pages["backup.status"](undefined, sender)).toMatchObject([
    { good: { bytes: 10 }, failed: { problem: "refused" } },
  ]);
  await made.pages["backup.start"]({ place: "a" }, sender);
  await settled();
  await end(made, "a", good(now()));
  const [status] = await made.pages["backup.status"](undefined, sender);
  expect(status).not.toHaveProperty("failed");
});

it("forgets a place that is no more", async () => {
  const { make, rows, settled } = world(["a"]);
  const made = make();
  await made.pages["backup.start"]({ place: "a" }, sender);
  await settled();
  await made.gone("a");
  expect(rows.size).toBe(0);
});

const read = (came: number): BackupEndData => ({ kind: "read", came });

it("reads others at once where the user wants it, without a backup, and tells what came", async () => {
  const { make, begun, reasons, end, settled } = world();
  const made = make();
  const status = async () => (await made.pages["backup.status"](undefined, sender))[0];
  await made.pages["backup.read"]({ place: "a" }, sender);
  await made.pages["backup.read"]({ place: "a" }, sender);
  await settled();
  expect([begun, reasons]).toEqual([["a"], [{ asked: false, doubted: false, onlyReads: true }]]);
  expect(await status()).toMatchObject({ state: { kind: "idle" }, reading: true });
  await end(made, "a", read(3));
  const after = await status();
  expect(after).toMatchObject({ state: { kind: "idle" }, read: { came: 3 } });
  expect(after).not.toHaveProperty("reading");
  expect(after, "it was no backup").not.toHaveProperty("good");
  expect(begun).toEqual(["a"]);
});

it("goes on with reading after a death, after unlocking and after what runs, and never begins a backup for it", async () => {
  const { make, begun, reasons, end, die, settled, rows } = world();
  const first = make();
  await first.pages["backup.read"]({ place: "a" }, sender);
  await settled();
  die();
  const made = make();
  await made.tick();
  expect(begun).toEqual(["a", "a"]);
  await end(made, "a", { kind: "locked" });
  expect(rows.get("a")).toMatchObject({ locked: true, reading: expect.any(String) });
  await made.tick();
  expect(begun).toEqual(["a", "a", "a"]);
  await made.pages["backup.read"]({ place: "b" }, sender);
  await settled();
  expect(begun).toHaveLength(3);
  await end(made, "a", read(0));
  expect(begun).toEqual(["a", "a", "a", "b"]);
  expect(reasons.every(({ onlyReads }) => onlyReads)).toBe(true);
  await end(made, "b", { kind: "not-read", problem: "unreachable" });
  expect((await made.pages["backup.status"](undefined, sender))[1]).toMatchObject({ read: { problem: "unreachable" } });
  expect(rows.get("b")).not.toHaveProperty("failed");
  expect(begun).toHaveLength(4);
});

it("takes reading for done by a backup that was begun afterwards, not by one that was under way", async () => {
  const { make, begun, reasons, end, pass, now, settled } = world(["a"]);
  const made = make();
  await made.pages["backup.start"]({ place: "a" }, sender);
  await settled();
  pass(1_000);
  await made.pages["backup.read"]({ place: "a" }, sender);
  await end(made, "a", { ...good(now()), came: 1 } as BackupEndData);
  expect(reasons.map(({ onlyReads }) => onlyReads)).toEqual([false, true]);
  await made.pages["backup.start"]({ place: "a" }, sender);
  await settled();
  await end(made, "a", read(2));
  expect(begun).toHaveLength(3);
  await end(made, "a", { ...good(now()), came: 0 } as BackupEndData);
  expect(begun).toHaveLength(3);
  expect((await made.pages["backup.status"](undefined, sender))[0]).toMatchObject({ read: { came: 2 } });

  await made.pages["backup.read"]({ place: "a" }, sender);
  await settled();
  await made.pages["backup.cancel"]({ place: "a" }, sender);
  await end(made, "a", { kind: "cancelled" });
  expect(begun).toHaveLength(4);
  expect((await made.pages["backup.status"](undefined, sender))[0]).not.toHaveProperty("reading");
});
