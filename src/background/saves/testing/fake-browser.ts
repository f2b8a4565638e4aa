import type { Coverage } from "../../../conversation/model.ts";
import type { PageStatus, SweepStatus } from "../../../messages/contract.ts";
import { currentItem, type Run } from "../run.ts";
import type { SaveWorld } from "../runner.ts";
import type { OpenTab, Seen } from "../seen.ts";

/** A tab of a browser in plain data. */
export interface FakeTab {
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

export const coverage: Coverage = { state: "complete", held: 4, gaps: [], unreadImages: 0 };
export const never = new Promise<never>(() => undefined);
export const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
export const addressOf = (chat: string) => `https://chatgpt.com/c/${chat}`;

export class Died extends Error {}

export function browserOf(shows: readonly (string | null)[], windowOf: (place: number) => number = () => 1) {
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
export type FakeBrowser = ReturnType<typeof browserOf>;

export function newTab(id: number, shows: string | null, windowId: number): FakeTab {
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

export function pageOf(tab: FakeTab): PageStatus {
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

export const at = (clock: number) => new Date(clock).toISOString();

/** A save gets on while its tab is in front. */
export function live(world: FakeBrowser): void {
  world.clock += 400;
  for (const tab of world.tabs) {
    if (tab.sweep.state !== "running" || world.active.get(tab.windowId) !== tab.id) continue;
    tab.left -= 1;
    if (tab.left > 0) continue;
    const receipt = { conversation: `chatgpt:${tab.shows}`, outcome: "stored" as const, messageCount: 4, coverage };
    tab.sweep = { state: "done", receipt, cancelled: false, at: at(world.clock) };
  }
}

export function seenIn(world: FakeBrowser, run: Run): Seen {
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

export function openTab(world: FakeBrowser, tab: FakeTab): OpenTab {
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

/** The fake browser as a world that nobody ends. */
export function worldOf(world: FakeBrowser): SaveWorld {
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
