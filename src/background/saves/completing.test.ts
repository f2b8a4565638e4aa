import { describe, expect, it, vi } from "vitest";
import { withWanted } from "./run.ts";
import { browserOf } from "./testing/fake-browser.ts";
import { chats, ends, play } from "./testing/play.ts";

vi.mock("../../browser.ts", () => ({ browser: {} }));
vi.spyOn(console, "warn").mockImplementation(() => undefined);

describe("chats that are to be completed", () => {
  it("uses the tab that shows the chat, opens the others, and closes those alone", async () => {
    const world = browserOf(["a"]);
    const { run } = await play({ world, wanted: chats("a", "b") });
    expect(ends(run)).toEqual(["saved", "saved"]);
    expect(world.opened).toHaveLength(1);
    expect(world.closed).toEqual(world.opened);
    expect(world.active.get(1)).toBe(1);
  });

  it("opens each page once and leaves none behind wherever the background dies", async () => {
    const { acts } = await play({ world: browserOf([]), wanted: chats("a", "b") });
    for (let first = 1; first <= acts + 2; first += 1) {
      const world = browserOf([]);
      const { run } = await play({ world, wanted: chats("a", "b"), deadly: [first] });
      const label = `killed at ${first}`;
      expect(ends(run), label).toEqual(["saved", "saved"]);
      expect(world.opened, label).toHaveLength(2);
      expect(world.closed, label).toEqual(world.opened);
      expect(world.active.get(1), label).toBe(1);
    }
  });

  it("tells a chat that is gone from a page that asks to sign in, and a site that is not granted from both", async () => {
    const world = browserOf([]);
    world.pages.set("lost", "another").set("locked", "sign-in");
    const [lost, locked, barred] = chats("lost", "locked", "barred");
    const wanted = [
      lost,
      locked,
      barred && { ...barred, end: { kind: "not-saved" as const, why: "not-granted" as const } },
    ];
    const { run } = await play({ world, wanted: wanted.flatMap((one) => one ?? []) });
    expect(ends(run)).toEqual(["gone", "sign-in", "not-granted"]);
    expect(world.closed).toEqual(world.opened);
    expect(world.opened).toHaveLength(2);
  });

  it("keeps a tab in which the user has pressed something", async () => {
    const world = browserOf([]);
    const { run } = await play({
      world,
      wanted: chats("a"),
      meanwhile: () => {
        for (const tab of world.tabs) tab.touched = true;
      },
    });
    expect(ends(run)).toEqual(["saved"]);
    expect(world.closed).toEqual([]);
    expect(world.active.get(1)).toBe(1);
  });

  it("adds to a run that is under way, each chat once", () => {
    const run = withWanted(null, [...chats("a", "b"), ...chats("a")], null, 0);
    const more = withWanted(run, chats("b", "c"), null, 0);
    expect(more.items.map(({ key }) => key)).toEqual(["chatgpt:a", "chatgpt:b", "chatgpt:c"]);
    const over = { ...more, state: "ended" as const };
    expect(withWanted(over, chats("a"), null, 0).items).toHaveLength(1);
  });
});
