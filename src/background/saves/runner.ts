import { sleep } from "../../lib/sleep.ts";
import { CodedError } from "../../messages/errors.ts";
import { LostAnswer } from "../../messages/lost-answer.ts";
import { oneAtATime } from "../one-at-a-time.ts";
import { advance } from "./advance.ts";
import { type Run, withEnd, withItem, withShown } from "./run.ts";
import type { RunStore } from "./run-store.ts";
import type { Act, Seen } from "./seen.ts";

/** What a run sees of the browser and does in it. */
export interface SaveWorld {
  /** ms since 1970. */
  now(): number;
  look(run: Run): Promise<Seen>;
  open(url: string, from: Run["from"]): Promise<number | undefined>;
  show(tabId: number): Promise<void>;
  save(tabId: number): Promise<void>;
  stop(tabId: number): Promise<void>;
  close(tabId: number): Promise<void>;
  giveBack(run: Run): Promise<void>;
  /** Tells the pages. */
  announce(): void;
}

export interface Runner {
  /** The run as kept. */
  read(): Promise<Run | null>;
  /** Changes what is kept; `edit` answers `undefined` to leave it. */
  change(edit: (run: Run | null) => Run | null | undefined): Promise<void>;
  /** Goes on with the run, if there is one that can. Resolves when there is nothing to do until the next command. */
  wake(): Promise<void>;
}

/** Between two looks, ms. */
const pace = 400;

/** Takes a run through its steps, one after the other; each is kept before anything is done. */
export function createRunner(store: RunStore, world: SaveWorld, rest: () => Promise<void> = () => sleep(pace)): Runner {
  const inTurn = oneAtATime();
  const keep = async (run: Run | null, changed: Run | null) => {
    if (JSON.stringify(changed) === JSON.stringify(run)) return;
    await store.put(changed);
    world.announce();
  };
  const change = (edit: (run: Run | null) => Run | null | undefined) =>
    inTurn(async () => {
      const run = await store.read();
      const changed = edit(run);
      if (changed !== undefined) await keep(run, changed);
    });

  const step = async (): Promise<Act["do"]> => {
    const before = await store.read();
    if (!before || before.state === "ended") return "rest";
    const seen = await world.look(before);
    const [next, act] = await advanced(seen);
    await perform(act, next);
    return act.do;
  };

  const advanced = (seen: Seen) =>
    inTurn(async (): Promise<readonly [Run, Act]> => {
      const run = await store.read();
      if (!run) return [nothing, { do: "rest" }];
      const [next, act] = advance(run, seen);
      await keep(run, next);
      return [next, act];
    });

  const perform = async (act: Act, run: Run): Promise<void> => {
    switch (act.do) {
      case "open": {
        const tabId = await unlessRefused(() => world.open(act.url, run.from));
        if (tabId !== undefined) await change((held) => held && withTab(held, act.key, tabId, world.now()));
        return;
      }
      case "show":
        return show(act.tabId);
      case "save":
        return save(act.key, act.tabId);
      case "stop":
        await unlessRefused(() => world.stop(act.tabId));
        return;
      case "close":
        await unlessRefused(() => world.close(act.tabId));
        return change((held) => held && withoutClosing(held, act.key));
      case "give-back":
        await unlessRefused(() => world.giveBack(run));
        return change((held) => held && { ...held, shown: null });
      default:
        return;
    }
  };

  const show = async (tabId: number): Promise<void> => {
    // Browsers refuse while somebody drags a tab: then it is tried again.
    const isShown = await unlessRefused(async () => {
      await world.show(tabId);
      return true;
    });
    // At once: whoever leaves it from now on does so by hand.
    if (isShown)
      await change((held) => (held?.shown?.tabId === tabId ? withShown(held, tabId, world.now()) : undefined));
  };

  const save = async (key: string, tabId: number): Promise<void> => {
    try {
      await world.save(tabId);
    } catch (error) {
      // Whether it has begun shows at the next look.
      if (error instanceof LostAnswer) return;
      const code = error instanceof CodedError ? error.code : "unknown";
      if (!(error instanceof CodedError)) console.warn("save not started", error);
      if (code === "busy") return;
      await change((run) => run && withEnd(run, key, { kind: "failed", error: code, kept: 0 }));
    }
  };

  let going: Promise<void> | undefined;
  let isWanted = false;
  const go = async () => {
    while (isWanted) {
      isWanted = false;
      for (let done = await step(); done !== "rest"; done = await step()) {
        if (done === "wait" || done === "show" || done === "save" || done === "stop") await rest();
      }
    }
  };
  return {
    read: () => store.read(),
    change,
    wake() {
      isWanted = true;
      going ??= go()
        .catch((error: unknown) => console.warn("saves not taken further", error))
        .finally(() => {
          going = undefined;
        });
      return going;
    },
  };
}

const nothing: Run = { state: "ended", items: [], from: null, before: [], shown: null };

/** The tab is there. Cancelled meanwhile, it is closed again. */
function withTab(run: Run, key: string, tabId: number, now: number): Run {
  const item = run.items.find((each) => each.key === key);
  if (item?.phase === "ended") return withItem(run, key, { tabId, toClose: true });
  return withItem(run, key, { tabId, phase: "arriving", since: now, tries: 0 });
}

function withoutClosing(run: Run, key: string): Run {
  const items = run.items.map((item) => {
    if (item.key !== key) return item;
    const { toClose: _done, ...rest } = item;
    return rest;
  });
  return { ...run, items };
}

/** Tabs may be closed and browsers may refuse at any moment: what came of it shows at the next look. */
async function unlessRefused<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CodedError)) console.warn("tab not moved", error);
    return undefined;
  }
}
