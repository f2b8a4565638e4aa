import { beforeEach, expect, it, vi } from "vitest";
import { ArchiveError } from "../../archive/archive-error.ts";
import { createImport } from "./import-state.ts";
import type { Findings, FoundRow, Verdict } from "./protocol.ts";
import type { Run, RunData } from "./run.ts";
import { fakeImportData } from "./testing/fake-import-data.ts";
import { takes } from "./worker/sieve.ts";

vi.mock("../../browser.ts", () => import("../../ui/testing/texts-browser.ts"));
beforeEach(() => void vi.useFakeTimers());

const file = new File(["[]"], "conversations.json");
const settled = () => vi.advanceTimersByTimeAsync(2_500);

function open() {
  const data = fakeImportData();
  const state = createImport(data, new AbortController().signal);
  return { data, state };
}

const row = (id: string, verdict: Verdict): FoundRow => ({
  id,
  conversation: `chatgpt:${id}`,
  title: `Chat ${id}`,
  site: "chatgpt",
  messages: 2,
  verdict,
});

const findings: Findings = {
  files: ["conversations.json"],
  formats: [{ name: "ChatGPT", conversations: 4 }],
  counts: { new: 1, fuller: 1, same: 1, deleted: 1 },
  messages: 8,
  broken: [],
  ended: [],
  unknown: [],
  items: 5,
};

const run = (change: Partial<Run> = {}): Run => ({
  id: "run-1",
  startedAt: "2026-11-20T12:00:00.000Z",
  state: "running",
  names: ["conversations.json"],
  cursor: { items: 3 },
  data: { choice: { bits: new Uint8Array(1), listed: 5, revive: [] }, handles: [], print: "p", formats: [] } as RunData,
  counts: {},
  added: 0,
  problems: {},
  ...change,
});

it("chooses what brings something; what was deleted comes back only when its box is ticked", async () => {
  const { data, state } = open();
  state.look([file], []);
  data.tell({ told: "rows", rows: [row("0", "new"), row("1", "fuller"), row("3", "same"), row("4", "deleted")] });
  data.tell({ told: "found", findings });
  expect([0, 1, 2, 3].filter(state.found.choice.has)).toEqual([0, 1]);
  state.found.choice.revive(true);
  expect(state.found.choice.deleted.value).toEqual({ all: 1, chosen: 1 });
  state.found.toggle(1, false);
  state.begin();
  const order = data.orders.at(-1);
  if (order?.do !== "import") throw new Error("nothing was imported");
  // 2 is no row: whatever it is, the import counts it.
  expect([0, 1, 2, 3, 4].filter((at) => takes(order.choice, at))).toEqual([0, 2, 4]);
  expect(order.choice.revive).toEqual(["chatgpt:4"]);
  expect(state.writing.value).toBe(true);
});

it("offers to go on with what was cut off, unless another tab is at it", async () => {
  const { data, state } = open();
  data.kept = [run()];
  data.busy = true;
  await state.refresh();
  expect(state.interrupted.value).toBe(null);
  data.busy = false;
  await state.refresh();
  expect(state.interrupted.value?.id).toBe("run-1");
  state.look([file], []);
  expect(data.orders).toEqual([{ do: "look", files: [file], interrupted: { run: "run-1", print: "p" } }]);
  data.tell({ told: "begun", run: "run-1", resumed: true });
  expect(state.step.value).toMatchObject({ name: "importing", resumed: true });
  data.kept = [run({ state: "done" })];
  data.tell({ told: "imported", run: "run-1" });
  await settled();
  expect(state.step.value).toMatchObject({ name: "report" });
  expect([state.interrupted.value, data.open]).toEqual([null, 0]);
});

it("does not stay at work when the archive cannot say what came of an import", async () => {
  const { data, state } = open();
  state.look([file], []);
  data.tell({ told: "found", findings });
  state.begin();
  data.runs = async () => {
    throw new ArchiveError("broken");
  };
  data.tell({ told: "imported", run: "run-1" });
  await settled();
  expect(state.step.value).toMatchObject({
    name: "failed",
    failure: { why: "archive", reason: "broken" },
    wrote: true,
  });
});

it("can leave what was cut off as it is", async () => {
  const { data, state } = open();
  data.kept = [run()];
  await state.refresh();
  await state.leave("run-1");
  expect(state.interrupted.value).toBe(null);
});

it("tells other pages of what was written every two seconds, and the rest at the end", async () => {
  const { data, state } = open();
  state.undo("run-1");
  data.tell({ told: "changed", conversations: ["a", "b"] });
  data.tell({ told: "changed", conversations: ["b", "c"] });
  expect(data.announced).toEqual([]);
  await settled();
  expect(data.announced).toEqual([["a", "b", "c"]]);
  data.tell({ told: "changed", conversations: ["d"] });
  data.tell({ told: "undone", removed: 4, restored: 0, kept: 0 });
  expect(data.announced).toEqual([["a", "b", "c"], ["d"]]);
  expect(state.step.value).toEqual({ name: "undone", removed: 4, restored: 0, kept: 0 });
});

it("goes on asking for what opens an encrypted file, and keeps the recovery file that was chosen", () => {
  const { data, state } = open();
  const sealed = (problem: "needs-passphrase" | "needs-key" | "wrong-key") =>
    data.tell({ told: "failed", failure: { why: "sealed", problem } });
  state.look([file], []);
  sealed("needs-passphrase");
  state.unlock({ passphrase: "not this one" });
  sealed("wrong-key");
  expect(state.step.value).toMatchObject({ name: "sealed", by: "passphrase", problem: "wrong-key", tried: true });
  state.look([file], []);
  sealed("needs-key");
  state.unlock({ passphrase: "not this one", recovery: file });
  sealed("wrong-key");
  expect(state.step.value).toMatchObject({ name: "sealed", by: "key", recovery: file });
});

it("says whether anything was written when something goes wrong, and hears no more of a worker that was ended", async () => {
  const { data, state } = open();
  state.look([file], []);
  const first = data.tell;
  first({ told: "failed", failure: { why: "import", problem: "encrypted", detail: "" } });
  expect(state.step.value).toMatchObject({ name: "failed", wrote: false });
  state.reset();
  first({ told: "found", findings });
  expect(state.step.value.name).toBe("start");
  state.undo("run-1");
  data.tell({ told: "failed", failure: { why: "archive", reason: "no-space" } });
  expect(state.step.value).toMatchObject({ name: "failed", wrote: true });
  expect(data.open).toBe(0);
});

it("pauses, goes on and stops; takes no other files while it writes", () => {
  const { data, state } = open();
  state.look([file], []);
  data.tell({ told: "found", findings });
  state.begin();
  state.pause();
  expect(state.step.value).toMatchObject({ paused: true });
  state.goOn();
  state.stop();
  expect(state.step.value).toMatchObject({ paused: false, stopping: true });
  state.look([file], []);
  expect(data.orders.map((order) => order.do)).toEqual(["look", "import", "pause", "go-on", "stop"]);
});
