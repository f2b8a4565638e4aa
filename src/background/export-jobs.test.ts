import { beforeEach, describe, expect, test, vi } from "vitest";
import { parseExportOptions } from "../export/options.ts";
import { presetOptions } from "../export/presets/presets.ts";
import { CodedError } from "../messages/errors.ts";
import type { ExportRow } from "./export-job.ts";
import { exportJobs } from "./export-jobs.ts";

const announced = vi.hoisted(() => ({ jobs: 0 }));
vi.mock("./changes.ts", () => ({
  announce: () => {
    announced.jobs += 1;
  },
}));

interface Item {
  id: number;
  state: "in_progress" | "complete" | "interrupted";
  filename: string;
  error?: string;
}

const browserState = vi.hoisted(() => ({
  items: [] as Item[],
  asked: [] as unknown[],
  refuse: false,
  /** Ends downloads before their id is known, as small files do. */
  endAtOnce: false,
  beforeAnswer: undefined as undefined | (() => Promise<void>),
  onChanged: undefined as undefined | ((delta: { id: number; state?: object }) => Promise<void>),
  alarms: new Set<string>(),
  onAlarm: undefined as undefined | ((alarm: { name: string }) => Promise<void>),
}));

vi.mock("../browser.ts", () => ({
  browser: {
    alarms: {
      onAlarm: {
        addListener(listener: typeof browserState.onAlarm) {
          browserState.onAlarm = listener;
        },
      },
      create: async (name: string) => void browserState.alarms.add(name),
      clear: async (name: string) => browserState.alarms.delete(name),
    },
    downloads: {
      onChanged: {
        addListener(listener: typeof browserState.onChanged) {
          browserState.onChanged = listener;
        },
      },
      async download(options: { filename: string }) {
        browserState.asked.push(options);
        if (browserState.refuse) throw new Error("Invalid filename");
        const id = browserState.items.length + 1;
        const state = browserState.endAtOnce ? "complete" : "in_progress";
        browserState.items.push({ id, state, filename: `C:\\Users\\me\\Downloads\\${options.filename}` });
        await browserState.beforeAnswer?.();
        return id;
      },
      search: async ({ id }: { id: number }) => browserState.items.filter((item) => item.id === id),
      async cancel(id: number) {
        const item = browserState.items.find((each) => each.id === id);
        if (item?.state === "in_progress") Object.assign(item, { state: "interrupted", error: "USER_CANCELED" });
      },
    },
  },
}));

async function end(id: number, state: "complete" | "interrupted", error?: string) {
  const item = browserState.items.find((each) => each.id === id);
  if (item) Object.assign(item, { state, ...(error ? { error } : {}) });
  await browserState.onChanged?.({ id, state: { current: state } });
}

function setUp() {
  const rows = new Map<string, ExportRow>();
  const started: string[] = [];
  const dropped: string[] = [];
  const engine = {
    refuse: undefined as CodedError | undefined,
    async start({ id }: ExportRow) {
      if (engine.refuse) throw engine.refuse;
      started.push(id);
    },
    async drop(id: string) {
      dropped.push(id);
    },
    running: async () => [],
  };
  const store = {
    read: async (id: string) => structuredClone(rows.get(id)),
    list: async () => structuredClone([...rows.values()]),
    put: async (row: ExportRow) => void rows.set(row.id, structuredClone(row)),
    remove: async (id: string) => void rows.delete(id),
  };
  const { pages, reports } = exportJobs(store, () => engine);
  const sender = { url: "" };
  return {
    rows,
    started,
    dropped,
    engine,
    start: async (conversations: string[] | "all" = ["a", "b"]) =>
      (await pages["export.start"]({ conversations, format: "zip" }, sender)).job,
    startWith: async (options: Record<string, unknown>) =>
      (await pages["export.start"]({ conversations: "all", options }, sender)).job,
    cancel: (job: string) => pages["export.cancel"]({ job }, sender),
    retry: (job: string) => pages["export.retry"]({ job }, sender),
    dismiss: (job: string) => pages["export.dismiss"]({ job }, sender),
    list: async () => pages["export.list"](undefined, sender),
    progress: (job: string, done: number) => reports["job.progress"]({ job, done, total: 2 }, sender),
    built: (job: string) => reports["job.built"]({ job, address: "blob:x", fileName: "Plan.zip" }, sender),
    failed: (job: string) => reports["job.failed"]({ job, error: "no-space" }, sender),
  };
}

beforeEach(() => {
  Object.assign(browserState, { items: [], asked: [], refuse: false, endAtOnce: false, beforeAnswer: undefined });
});

describe("an export", () => {
  test("runs, is written and ends with the name the browser gave", async () => {
    const jobs = setUp();
    const job = await jobs.start(["a", "b", "a"]);
    expect(jobs.rows.get(job)).toMatchObject({ state: "running", conversations: ["a", "b"], total: 2 });
    await jobs.progress(job, 1);
    expect(await jobs.list()).toMatchObject([{ id: job, state: "running", done: 1, total: 2 }]);
    await jobs.built(job);
    expect(browserState.asked).toEqual([
      { url: "blob:x", filename: "Plan.zip", conflictAction: "uniquify", saveAs: false },
    ]);
    expect(await jobs.list()).toMatchObject([{ state: "writing", fileName: "Plan.zip" }]);
    expect(jobs.dropped).toEqual([]);
    Object.assign(browserState.items[0] ?? {}, { filename: "/home/me/Downloads/Plan (1).zip" });
    await end(1, "complete");
    expect(await jobs.list()).toMatchObject([{ state: "done", fileName: "Plan (1).zip" }]);
    expect(jobs.dropped).toEqual([job]);
    expect((await jobs.list())[0]).not.toHaveProperty("conversations");
  });

  test("keeps its options as they came, also for another try, and pages see its preset", async () => {
    const jobs = setUp();
    const options = { format: "markdown", preset: "obsidian", fileName: "{title}", selection: { a: ["m1"] } };
    const job = await jobs.startWith(options);
    await jobs.failed(job);
    await jobs.retry(job);
    expect(jobs.rows.get(job)).toMatchObject({ options, format: "markdown", state: "running" });
    const [seen] = await jobs.list();
    expect(seen).toMatchObject({ format: "markdown", preset: "obsidian" });
    expect(seen).not.toHaveProperty("options");
  });

  test("takes options as the presets give them", async () => {
    const jobs = setUp();
    const job = await jobs.startWith(presetOptions("notebooklm"));
    expect(parseExportOptions(jobs.rows.get(job)?.options)).toEqual(presetOptions("notebooklm"));
  });

  test.each([
    [{}],
    [{ format: "exe" }],
    [{ format: "zip", fileName: "{nonsense}" }],
    [{ format: "zip", selection: { a: "m1" } }],
  ])("of what are no options is refused: %j", async (options) => {
    const jobs = setUp();
    await expect(jobs.startWith(options)).rejects.toMatchObject({ code: "bad-message" });
    expect(jobs.rows.size).toBe(0);
  });

  test("of nothing is refused", async () => {
    await expect(setUp().start([])).rejects.toMatchObject({ code: "nothing-to-export" });
  });

  test("ends although the file was on disk before its id was known", async () => {
    browserState.endAtOnce = true;
    const jobs = setUp();
    const job = await jobs.start();
    await jobs.built(job);
    expect(jobs.rows.get(job)).toMatchObject({ state: "done", fileName: "Plan.zip" });
  });

  test("is written once although it is reported again and again", async () => {
    const jobs = setUp();
    const job = await jobs.start();
    await Promise.all([jobs.built(job), jobs.built(job)]);
    await jobs.built(job);
    expect(browserState.items.length).toBe(1);
    await end(1, "complete");
    await jobs.built(job);
    expect(browserState.items.length).toBe(1);
    expect(jobs.rows.get(job)?.state).toBe("done");
  });

  test("that is cancelled while it is built leaves no file", async () => {
    const jobs = setUp();
    const job = await jobs.start();
    await jobs.cancel(job);
    expect(jobs.dropped).toEqual([job]);
    await jobs.progress(job, 2);
    await jobs.built(job);
    await jobs.failed(job);
    expect(browserState.items).toEqual([]);
    expect(jobs.rows.get(job)).toMatchObject({ state: "cancelled", done: 0 });
  });

  test("that is cancelled while it is written stops the download, also one that is just beginning", async () => {
    const jobs = setUp();
    const one = await jobs.start();
    await jobs.built(one);
    await jobs.cancel(one);
    const two = await jobs.start();
    browserState.beforeAnswer = () => jobs.cancel(two) as Promise<void>;
    await jobs.built(two);
    expect(browserState.items.map(({ error }) => error)).toEqual(["USER_CANCELED", "USER_CANCELED"]);
    expect([...jobs.rows.values()].map(({ state }) => state)).toEqual(["cancelled", "cancelled"]);
  });

  test("that the user stops in the browser is cancelled, no failure", async () => {
    const jobs = setUp();
    const job = await jobs.start();
    await jobs.built(job);
    await end(1, "interrupted", "USER_CANCELED");
    expect(jobs.rows.get(job)?.state).toBe("cancelled");
  });

  test("whose download breaks or is refused has failed, and succeeds when tried again", async () => {
    const jobs = setUp();
    const job = await jobs.start();
    await jobs.built(job);
    await end(1, "interrupted", "FILE_NO_SPACE");
    expect(await jobs.list()).toMatchObject([{ state: "failed", error: "download-failed" }]);
    browserState.refuse = true;
    await jobs.retry(job);
    expect(jobs.rows.get(job)).not.toHaveProperty("error");
    await jobs.built(job);
    expect(await jobs.list()).toMatchObject([{ state: "failed", error: "download-failed" }]);
    browserState.refuse = false;
    await jobs.retry(job);
    await jobs.built(job);
    await end(2, "complete");
    expect(await jobs.list()).toMatchObject([{ state: "done" }]);
    expect(jobs.started.length).toBe(3);
  });

  test("is taken up again after a death, for an alarm wakes the background until all have ended", async () => {
    const jobs = setUp();
    browserState.alarms.clear();
    const alarm = async () => {
      for (const name of browserState.alarms) await browserState.onAlarm?.({ name });
    };
    const job = await jobs.start();
    expect([...browserState.alarms]).toEqual(["exports"]);
    await alarm();
    expect([...browserState.alarms]).toEqual(["exports"]);
    await jobs.built(job);
    await end(1, "complete");
    await alarm();
    expect([...browserState.alarms]).toEqual([]);
  });

  test("that cannot start says why", async () => {
    const jobs = setUp();
    jobs.engine.refuse = new CodedError("archive-blocked");
    const job = await jobs.start();
    expect(jobs.rows.get(job)).toMatchObject({ state: "failed", error: "archive-blocked" });
  });

  test("can be dismissed when it has ended, not before", async () => {
    const jobs = setUp();
    const job = await jobs.start();
    await jobs.dismiss(job);
    expect(jobs.rows.size).toBe(1);
    await jobs.failed(job);
    await jobs.dismiss(job);
    expect(jobs.rows.size).toBe(0);
  });

  test("that ended a day ago leaves the list when another begins, unless it failed", async () => {
    const jobs = setUp();
    const [done, failed, running, cancelled] = [
      await jobs.start(),
      await jobs.start(),
      await jobs.start(),
      await jobs.start(),
    ];
    await jobs.built(done);
    await end(1, "complete");
    await jobs.failed(failed);
    await jobs.cancel(cancelled);
    const later = await jobs.start();
    expect(jobs.rows.size).toBe(5);
    for (const row of jobs.rows.values()) row.started = new Date(Date.now() - 25 * 60 * 60 * 1000).toISOString();
    const last = await jobs.start();
    expect([...jobs.rows.keys()].sort()).toEqual([failed, running, later, last].sort());
  });

  test("downloads of others are left alone", async () => {
    const jobs = setUp();
    const job = await jobs.start();
    await jobs.built(job);
    browserState.items.push({ id: 77, state: "complete", filename: "/x/other.pdf" });
    await end(77, "complete");
    expect(jobs.rows.get(job)?.state).toBe("writing");
  });
});
