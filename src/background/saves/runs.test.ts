import { describe, expect, it, vi } from "vitest";
import { cancelled, paused, type Run, resumed, withTabReplaced } from "./run.ts";
import { createRunner, type Runner } from "./runner.ts";
import { at, browserOf, turn, worldOf } from "./testing/fake-browser.ts";
import { ends, play, saves, tabs } from "./testing/play.ts";

vi.mock("../../browser.ts", () => ({ browser: {} }));
vi.spyOn(console, "warn").mockImplementation(() => undefined);

describe("a run over open tabs", () => {
  it("saves each tab once, asleep or in another window too, and puts back what was in front everywhere", async () => {
    const world = browserOf(["a", "b", "c", "d"], (place) => (place < 2 ? 1 : 2));
    for (const tab of world.tabs.slice(2, 4)) tab.asleep = true;
    const { run } = await play({ world, wanted: tabs(2, 3, 5) });
    expect(run?.state).toBe("ended");
    expect(ends(run)).toEqual(["saved", "saved", "saved"]);
    expect(saves(world)).toEqual([1, 1, 0, 1]);
    expect([...world.active]).toEqual([
      [1, 1],
      [2, 4],
    ]);
    expect(world.window).toBe(1);
  });

  it("saves each tab exactly once wherever the background dies, once or twice, and gives the focus back", async () => {
    const { acts } = await play({ world: browserOf(["a", "b", "c"]), wanted: tabs(2, 3, 4) });
    expect(acts).toBeGreaterThan(15);
    for (let first = 1; first <= acts + 2; first += 1) {
      for (const second of [0, first + 1, first + 4]) {
        const world = browserOf(["a", "b", "c"]);
        // What an earlier save came to is not taken for the end of this one.
        for (const tab of world.tabs) tab.sweep = { state: "failed", error: "no-space", kept: 0, at: at(0) };
        const { run } = await play({ world, wanted: tabs(2, 3, 4), deadly: [first, second] });
        const label = `killed at ${first} and ${second}`;
        expect(ends(run), label).toEqual(["saved", "saved", "saved"]);
        expect(saves(world), label).toEqual([1, 1, 1]);
        expect(world.active.get(1), label).toBe(1);
        expect(run?.state, label).toBe("ended");
      }
    }
  });

  it("goes on past tabs that are closed, moved on, ask to sign in, show no chat or are put to sleep anew", async () => {
    const world = browserOf(["a", "b", "sign-in", null, "e"]);
    const { run } = await play({
      world,
      wanted: tabs(2, 3, 4, 5, 6),
      meanwhile: (looks, { tabs: all }, runner) => {
        if (looks === 1) all.splice(1, 1);
        const second = all.find(({ id }) => id === 3);
        if (second?.sweep.state === "running") second.shows = "elsewhere";
        const last = all.find(({ id }) => id === 6);
        if (looks !== 3 || !last) return undefined;
        last.id = 66;
        return runner.change((held) => held && withTabReplaced(held, 6, 66));
      },
    });
    expect(ends(run)).toEqual(["closed", "moved", "sign-in", "no-chat", "saved"]);
    expect(world.active.get(1)).toBe(1);
  });

  it("pauses when the user goes elsewhere, leaves them there, and goes on from there when asked", async () => {
    const world = browserOf(["a", "b", null]);
    const leave = (looks: number) => {
      if (looks === 6) world.active.set(1, 4);
    };
    const first = await play({ world, wanted: tabs(2, 3), meanwhile: leave });
    expect(first.run).toMatchObject({ state: "paused", why: "elsewhere" });
    expect(world.active.get(1)).toBe(4);
    let held: Run | null = first.run;
    const runner = createRunner(
      {
        read: async () => structuredClone(held),
        put: async (run) => {
          held = structuredClone(run);
        },
      },
      worldOf(world),
      turn,
    );
    await runner.change((run) => run && resumed(run, { tabId: 4, windowId: 1 }));
    await runner.wake();
    expect(ends(held)).toEqual(["saved", "saved"]);
    expect(saves(world)).toEqual([1, 1, 0]);
    expect(world.active.get(1)).toBe(4);
  });

  it("begins nothing more when paused, but takes down how the save under way ended", async () => {
    const world = browserOf(["a", "b"]);
    const { run } = await play({
      world,
      wanted: tabs(2, 3),
      meanwhile: (_, __, runner) =>
        world.tabs[1]?.sweep.state === "running" ? runner.change((held) => held && paused(held)) : undefined,
    });
    expect(run?.state).toBe("paused");
    expect(ends(run)).toEqual(["saved", undefined]);
    expect(saves(world)).toEqual([1, 0]);
  });

  it("stops the save under way when cancelled, leaves out the rest and gives the focus back", async () => {
    const world = browserOf(["a", "b", "c"]);
    const cancelOnce = vi.fn((runner: Runner) => runner.change((held) => held && cancelled(held, world.clock)));
    const { run } = await play({
      world,
      wanted: tabs(2, 3, 4),
      meanwhile: (_, { tabs: all }, runner) =>
        all[2]?.sweep.state === "running" && cancelOnce.mock.calls.length === 0 ? cancelOnce(runner) : undefined,
    });
    expect(ends(run)).toEqual(["saved", "saved", "cancelled"]);
    expect(saves(world)).toEqual([1, 1, 0]);
    expect(run?.state).toBe("ended");
    expect(world.active.get(1)).toBe(1);
  });

  it("joins a save that the user has begun, and takes no older result for its own", async () => {
    const world = browserOf(["a", "b"]);
    const [, first, second] = world.tabs;
    if (!first || !second) throw new Error("no tabs");
    first.sweep = { state: "running", phase: "collecting", found: 3 };
    second.sweep = { state: "failed", error: "no-space", kept: 0, at: at(world.clock - 60_000) };
    const { run } = await play({ world, wanted: tabs(2, 3) });
    expect(ends(run)).toEqual(["saved", "saved"]);
    expect(saves(world)).toEqual([0, 1]);
  });

  it("gives up on a page that never answers a save, after three times", async () => {
    const world = browserOf(["a"]);
    const { run } = await play({
      world,
      wanted: tabs(2),
      meanwhile: () => {
        const [, tab] = world.tabs;
        if (tab) tab.sweep = { state: "idle" };
      },
    });
    expect(ends(run)).toEqual(["unknown"]);
    expect(saves(world)).toEqual([3]);
  });
});
