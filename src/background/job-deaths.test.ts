import { describe, expect, test, vi } from "vitest";
import type { ExportReports } from "../messages/contract.ts";
import type { Handlers } from "../messages/handlers.ts";
import type { ExportEngine } from "./export-engine.ts";
import { type ExportRow, isActive } from "./export-job.ts";
import { startExport } from "./job-commands.ts";
import { jobDesk } from "./job-desk.ts";
import { downloadChanged, jobBuilt, jobFailed, jobProgress } from "./job-reports.ts";
import { resumeJobs } from "./job-resume.ts";
import type { JobStore } from "./job-store.ts";

// Kills the background before and after every single thing it does to the outside, and looks whether the export still
// ends with a file. What lives on (database, downloads, in Chromium the offscreen document) is played here.

vi.mock("./changes.ts", () => ({ announce: () => undefined }));
const downloads = vi.hoisted(() => ({
  current: undefined as undefined | Record<"download" | "search" | "cancel", (ask: never) => Promise<unknown>>,
}));
vi.mock("../browser.ts", () => ({
  browser: {
    downloads: {
      download: (ask: never) => downloads.current?.download(ask),
      search: (ask: never) => downloads.current?.search(ask),
      cancel: (ask: never) => downloads.current?.cancel(ask),
    },
  },
}));

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const never = new Promise<never>(() => undefined);

/** What the export is to be, from the first life to the last. */
const wanted = {
  format: "markdown",
  preset: "obsidian",
  fileName: "{date} {title}",
  selection: { "chatgpt:1": ["m1"] },
};

interface World {
  rows: Map<string, ExportRow>;
  /** What the builder was told each time. */
  told: ExportRow["options"][];
  files: { id: number; state: string; filename: string }[];
  /** Things done to the outside so far. */
  acts: number;
  deaths: number;
}

function addFile({ files }: World): number {
  return files.push({ id: files.length + 1, state: "in_progress", filename: "/home/me/Downloads/Plan (2).zip" });
}

/** Plays one export to its end. The background dies at the acts numbered in `deadly`, before or after the act took effect. */
async function play(engineSurvives: boolean, deadly: readonly number[], options: { resume: boolean }): Promise<World> {
  const world: World = { rows: new Map(), told: [], files: [], acts: 0, deaths: 0 };
  const built = new Set<string>();
  let life = 0;
  let reports: Handlers<ExportReports> | undefined;
  let changed: ((id: number) => Promise<void>) | undefined;
  const died = () => {
    world.deaths += 1;
    life += 1;
    reports = undefined;
    changed = undefined;
    if (!engineSurvives) built.clear();
  };
  /** An act of one life: it may be its last. */
  const acting =
    <A extends unknown[], R>(mine: number, act: (...args: A) => R) =>
    async (...args: A): Promise<R> => {
      await turn();
      if (mine !== life) return never;
      world.acts += 1;
      if (deadly.includes(world.acts)) {
        // Even numbers die before the act, odd ones after it.
        if (world.acts % 2 === 1) act(...args);
        died();
        return never;
      }
      const result = act(...args);
      await turn();
      return mine === life ? result : never;
    };
  /** Reports are repeated until a life answers them, as the offscreen document does. */
  const report = async (job: string, mine: number) => {
    for (let answered = false; !answered && built.has(job); ) {
      await turn();
      const now = life;
      if (!engineSurvives && now !== mine) return;
      const work = reports?.["job.built"]({ job, address: `blob:${job}`, fileName: "Plan.zip" }, { url: "" });
      if (work)
        void Promise.resolve(work).then(() => {
          answered = true;
        });
      for (let wait = 0; wait < 60 && !answered && now === life; wait++) await turn();
    }
  };
  const boot = () => {
    const mine = life;
    const store: JobStore = {
      read: acting(mine, (id) => structuredClone(world.rows.get(id))),
      list: acting(mine, () => structuredClone([...world.rows.values()])),
      put: acting(mine, (row) => void world.rows.set(row.id, structuredClone(row))),
      remove: acting(mine, (id) => void world.rows.delete(id)),
    };
    const engine: ExportEngine = {
      start: acting(mine, ({ id, options }) => {
        world.told.push(options);
        built.add(id);
        void report(id, mine);
      }),
      drop: acting(mine, (id) => void built.delete(id)),
      running: acting(mine, () => [...built]),
    };
    downloads.current = {
      download: acting(mine, () => addFile(world)),
      search: acting(mine, ({ id }: { id: number }) => structuredClone(world.files.filter((file) => file.id === id))),
      cancel: acting(mine, () => undefined),
    } as never;
    const desk = jobDesk(store, engine);
    reports = {
      "job.progress": (ask) => jobProgress(desk, ask),
      "job.built": (ask) => jobBuilt(desk, ask),
      "job.failed": (ask) => jobFailed(desk, ask),
    };
    changed = (id) => downloadChanged(desk, id);
    const resumed = options.resume ? resumeJobs(desk) : Promise.resolve();
    return { desk, resumed };
  };
  const { desk, resumed } = boot();
  let started = false;
  void resumed
    .then(() => startExport(desk, { conversations: ["chatgpt:1"], options: wanted }))
    .then(() => {
      started = true;
    });
  for (let round = 0; round < 600; round++) {
    await turn();
    if (!reports) boot();
    if (round % 25 === 24) {
      for (const file of world.files.filter(({ state }) => state === "in_progress")) {
        file.state = "complete";
        void changed?.(file.id);
      }
    }
    const rows = [...world.rows.values()];
    if ((started || world.deaths > 0) && rows.length > 0 && !rows.some(isActive) && round > 100) break;
  }
  return world;
}

const lives = [
  { name: "Chromium (the builder lives on)", engineSurvives: true },
  { name: "Firefox (the builder dies too)", engineSurvives: false },
];

describe.each(lives)("an export in $name", ({ engineSurvives }) => {
  const finished = ({ rows, files }: World) =>
    [...rows.values()].every(({ state }) => state === "done") &&
    files.filter(({ state }) => state === "complete").length > 0;

  test("ends with a file whatever act of the background is its last", async () => {
    const calm = await play(engineSurvives, [], { resume: true });
    expect(finished(calm)).toBe(true);
    expect(calm.files.length).toBe(1);
    let stranded = 0;
    for (let act = 1; act <= calm.acts; act++) {
      const world = await play(engineSurvives, [act], { resume: true });
      expect(world.deaths).toBe(1);
      // Before the row is stored nobody has been told that there is a job.
      if (world.rows.size > 0) expect([act, finished(world)]).toEqual([act, true]);
      expect(world.told).toEqual(world.told.map(() => wanted));
      const naive = await play(engineSurvives, [act], { resume: false });
      if (naive.rows.size > 0 && !finished(naive)) stranded += 1;
    }
    console.log(`${calm.acts} acts, killed at each: 0 exports lost; without taking up jobs again ${stranded} are`);
    expect(stranded).toBeGreaterThan(0);
  });

  test("ends with a file, or says that it failed, after two deaths", async () => {
    const calm = await play(engineSurvives, [], { resume: true });
    for (let act = 2; act <= calm.acts; act++) {
      for (const later of [1, 2, 3, 5, 8]) {
        const world = await play(engineSurvives, [act, act + later], { resume: true });
        const open = [...world.rows.values()].filter(isActive);
        expect([act, later, open]).toEqual([act, later, []]);
      }
    }
  });
});
