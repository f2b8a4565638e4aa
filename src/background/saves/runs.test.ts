import { describe, expect, it, vi } from "vitest";
import type { Coverage } from "../../conversation/model.ts";
import type { PageStatus, SweepStatus } from "../../messages/contract.ts";
import { CodedError } from "../../messages/errors.ts";
import { cancelled, currentItem, paused, type Run, resumed, type Wanted, withTabReplaced, withWanted } from "./run.ts";
import { createRunner, type Runner, type SaveWorld } from "./runner.ts";
import type { OpenTab, Seen } from "./seen.ts";

// A browser of tabs in plain data, and a background that may die before and after every single thing it does.

vi.mock("../../browser.ts", () => ({ browser: {} }));

interface FakeTab {
  id: number;
  windowId: number;
  url: string;
  /** The conversation on its page, `sign-in`, or none. */
  shows: string | null;
  asleep: boolean;
  touched: boolean;
  sweep: SweepStatus;
  /** Saves begun on its page. */
  saves: number;
  /** Looks until a save is done. */
  left: number;
}

const coverage: Coverage = { state: "complete", held: 4, gaps: [], unreadImages: 0 };
const never = new Promise<never>(() => undefined);
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const addressOf = (chat: string) => `https://chatgpt.com/c/${chat}`;

class Died extends Error {}

function browserOf(shows: readonly (string | null)[], windowOf: (place: number) => number = () => 1) {
  const library: FakeTab = newTab(1, null, 1);
  const tabs = [library, ...shows.map((chat, place) => newTab(place + 2, chat, windowOf(place)))];
  const active = new Map<number, number>([[1, 1]]);
  for (const tab of tabs) if (!active.has(tab.windowId)) active.set(tab.windowId, tab.id);
  return {
    tabs,
    active,
    window: 1,
    clock: 1_000,
    opened: [] as number[],
    closed: [] as number[],
    pages: new Map<string, string | null>(),
  };
}
type FakeBrowser = ReturnType<typeof browserOf>;

function newTab(id: number, shows: string | null, windowId: number): FakeTab {
  const sweep: SweepStatus = { state: "idle" };
  return {
    id,
    windowId,
    url: shows ? addressOf(shows) : "",
    shows,
    asleep: false,
    touched: false,
    sweep,
    saves: 0,
    left: 3,
  };
}

function pageOf(tab: FakeTab): PageStatus {
  if (tab.shows === null || tab.shows === "sign-in") return { kind: "no-chat", site: "chatgpt" };
  return {
    kind: "chat",
    site: "chatgpt",
    conversation: `chatgpt:${tab.shows}`,
    title: tab.shows,
    temporary: false,
    streaming: false,
    auto: { auto: true },
    paused: false,
    sweep: tab.sweep,
  };
}

const at = (clock: number) => new Date(clock).toISOString();

/** A save gets on while its tab is in front. */
function live(world: FakeBrowser): void {
  world.clock += 400;
  for (const tab of world.tabs) {
    if (tab.sweep.state !== "running" || world.active.get(tab.windowId) !== tab.id) continue;
    tab.left -= 1;
    if (tab.left > 0) continue;
    const receipt = { conversation: `chatgpt:${tab.shows}`, outcome: "stored" as const, messageCount: 4, coverage };
    tab.sweep = { state: "done", receipt, cancelled: false, at: at(world.clock) };
  }
}

function seenIn(world: FakeBrowser, run: Run): Seen {
  const item = currentItem(run);
  const shown = world.tabs.find(({ id }) => id === run.shown?.tabId);
  const hasLeft =
    run.shown?.seen && shown && (world.active.get(shown.windowId) !== shown.id || world.window !== shown.windowId);
  const seen: Seen = { now: world.clock, key: item?.key ?? null, user: hasLeft ? "elsewhere" : "here" };
  if (item?.tabId !== undefined) {
    const tab = world.tabs.find(({ id }) => id === item.tabId);
    seen.tab = tab ? openTab(world, tab) : "closed";
  } else if (item?.phase === "opening") {
    const found = world.tabs.find(({ url }) => url === item.url)?.id;
    if (found !== undefined) seen.found = found;
  }
  return seen;
}

function openTab(world: FakeBrowser, tab: FakeTab): OpenTab {
  const front = world.active.get(tab.windowId) ?? 0;
  const inFront = front === tab.id;
  return {
    inFront,
    front: { tabId: front, windowId: tab.windowId },
    loading: tab.asleep,
    granted: true,
    page: tab.asleep ? undefined : pageOf(tab),
    asksToSignIn: tab.shows === "sign-in",
  };
}

interface Played {
  world: FakeBrowser;
  run: Run | null;
  acts: number;
}

interface Play {
  world: FakeBrowser;
  wanted: Wanted[];
  /** Numbers of the acts at which the background dies: even ones before the act took effect, odd ones after. */
  deadly?: readonly number[];
  /** What happens from outside, by number of looks. */
  meanwhile?: (looks: number, world: FakeBrowser, runner: Runner) => unknown;
}

/** Plays a run until there is nothing to do. */
async function play({ world, wanted, deadly = [], meanwhile }: Play): Promise<Played> {
  let kept: Run | null = null;
  let life = 0;
  let acts = 0;
  let looks = 0;
  const acting =
    <A extends unknown[], R>(mine: number, act: (...args: A) => R) =>
    async (...args: A): Promise<R> => {
      if (mine !== life) return never;
      acts += 1;
      if (deadly.includes(acts)) {
        if (acts % 2 === 1) act(...args);
        life += 1;
        throw new Died();
      }
      return act(...args);
    };
  const boot = (): Runner => {
    const mine = life;
    const tabOf = (id: number) => {
      const tab = world.tabs.find((each) => each.id === id);
      if (!tab) throw new Error(`No tab with id: ${id}.`);
      return tab;
    };
    const show = (id: number) => {
      const tab = tabOf(id);
      world.active.set(tab.windowId, id);
      world.window = tab.windowId;
      tab.asleep = false;
    };
    const acted: SaveWorld = {
      now: () => world.clock,
      look: async (run) => {
        if (mine !== life) return never;
        looks += 1;
        if (looks > 400) throw new Error("the run never ends");
        live(world);
        await meanwhile?.(looks, world, runner);
        return seenIn(world, run);
      },
      open: acting(mine, (url: string) => {
        const chat = url.split("/").at(-1) ?? "";
        const tab = newTab(world.tabs.length + 2 + world.closed.length, chat, 1);
        tab.shows = world.pages.get(chat) === undefined ? chat : (world.pages.get(chat) ?? null);
        tab.url = url;
        world.tabs.push(tab);
        world.opened.push(tab.id);
        return tab.id;
      }),
      show: acting(mine, show),
      save: acting(mine, (id: number) => {
        const tab = tabOf(id);
        if (tab.sweep.state === "running") throw new CodedError("busy");
        tab.sweep = { state: "running", phase: "collecting", found: 1 };
        tab.saves += 1;
        tab.left = 3;
      }),
      stop: acting(mine, (id: number) => {
        tabOf(id).left = 0;
      }),
      close: acting(mine, (id: number) => {
        const tab = tabOf(id);
        if (tab.touched) return;
        world.closed.push(id);
        world.tabs.splice(world.tabs.indexOf(tab), 1);
        if (world.active.get(tab.windowId) === id) world.active.set(tab.windowId, 1);
      }),
      giveBack: acting(mine, (run: Run) => {
        for (const { tabId } of run.before) show(tabId);
        if (run.from) show(run.from.tabId);
      }),
      announce: () => undefined,
    };
    const store = {
      read: async () => (mine === life ? structuredClone(kept) : never),
      put: acting(mine, (run: Run | null) => {
        kept = structuredClone(run);
      }),
    };
    const runner = createRunner(store, acted, turn);
    return runner;
  };
  let runner = boot();
  kept = withWanted(null, wanted, { tabId: 1, windowId: 1 }, world.clock);
  for (let lives = 0; lives <= deadly.length; lives += 1) {
    const mine = life;
    let isOver = false;
    void runner.wake().then(() => {
      isOver = mine === life;
    });
    while (!isOver && mine === life) await turn();
    if (mine === life) break;
    runner = boot();
  }
  return { world, run: kept, acts };
}

const tabs = (...ids: number[]): Wanted[] =>
  ids.map((tabId) => ({ key: `tab:${tabId}`, title: "", site: "chatgpt", tabId }));
const chats = (...names: string[]): Wanted[] =>
  names.map((name) => ({
    key: `chatgpt:${name}`,
    title: name,
    site: "chatgpt",
    conversation: `chatgpt:${name}`,
    url: addressOf(name),
  }));
const ends = (run: Run | null) =>
  run?.items.map(({ end }) => (end?.kind === "not-saved" ? end.why : end?.kind === "failed" ? end.error : end?.kind));
const saves = (world: FakeBrowser) => world.tabs.slice(1).map((tab) => tab.saves);

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

/** The fake browser as a world that nobody ends. */
function worldOf(world: FakeBrowser): SaveWorld {
  const show = async (id: number) => void world.active.set(world.tabs.find((tab) => tab.id === id)?.windowId ?? 1, id);
  return {
    now: () => world.clock,
    look: async (run) => {
      live(world);
      return seenIn(world, run);
    },
    open: async () => undefined,
    show,
    save: async (id) => {
      const tab = world.tabs.find((each) => each.id === id);
      if (tab)
        Object.assign(tab, {
          sweep: { state: "running", phase: "collecting", found: 1 },
          saves: tab.saves + 1,
          left: 3,
        });
    },
    stop: async () => undefined,
    close: async () => undefined,
    giveBack: async ({ from }) => (from ? show(from.tabId) : undefined),
    announce: () => undefined,
  };
}
