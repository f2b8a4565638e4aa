import { CodedError } from "../../../messages/errors.ts";
import { type Run, type Wanted, withWanted } from "../run.ts";
import { createRunner, type Runner, type SaveWorld } from "../runner.ts";
import { addressOf, Died, type FakeBrowser, live, never, newTab, seenIn, turn } from "./fake-browser.ts";

export interface Played {
  world: FakeBrowser;
  run: Run | null;
  acts: number;
}

/** A run, and a background that may die before and after every single thing it does. */
export interface Play {
  world: FakeBrowser;
  wanted: Wanted[];
  /** Numbers of the acts at which the background dies: even ones before the act took effect, odd ones after. */
  deadly?: readonly number[];
  /** What happens from outside, by number of looks. */
  meanwhile?: (looks: number, world: FakeBrowser, runner: Runner) => unknown;
}

/** Plays a run until there is nothing to do. */
export async function play({ world, wanted, deadly = [], meanwhile }: Play): Promise<Played> {
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

export const tabs = (...ids: number[]): Wanted[] =>
  ids.map((tabId) => ({ key: `tab:${tabId}`, title: "", site: "chatgpt", tabId }));
export const chats = (...names: string[]): Wanted[] =>
  names.map((name) => ({
    key: `chatgpt:${name}`,
    title: name,
    site: "chatgpt",
    conversation: `chatgpt:${name}`,
    url: addressOf(name),
  }));
export const ends = (run: Run | null) =>
  run?.items.map(({ end }) => (end?.kind === "not-saved" ? end.why : end?.kind === "failed" ? end.error : end?.kind));
export const saves = (world: FakeBrowser) => world.tabs.slice(1).map((tab) => tab.saves);
