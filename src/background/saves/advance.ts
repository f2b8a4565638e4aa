import type { SweepStatus } from "../../messages/contract.ts";
import type { SaveEnd } from "../../messages/saves.ts";
import { judgeArrival } from "./judge-arrival.ts";
import { currentItem, paused, progressOf, type Run, type RunItem, withEnd, withItem, withShown } from "./run.ts";
import type { Act, OpenTab, Seen } from "./seen.ts";

/** A save that comes to nothing (the page is loaded anew in mid-save, say) is asked for at most so often. */
const mostTries = 3;
/** A page that has not answered for so long, in ms, has lost our script. */
const longestSilence = 20_000;
/** Until a save that was stopped has stored what it found, ms. */
const slowestStop = 10_000;

type Step = readonly [Run, Act];

const look: Act = { do: "wait" };
const goOn: Act = { do: "go-on" };

/**
 * One step of a run, by what was just seen: the run as it is to be kept, and what to do once it is. Pure, and so made that
 * a background that dies anywhere, and begins again with the run as kept, saves each chat once.
 */
export function advance(run: Run, seen: Seen): Step {
  if (run.state === "ended") return [run, { do: "rest" }];
  const item = currentItem(run);
  // A command came in between.
  if (seen.key !== (item?.key ?? null)) return [run, goOn];
  if (run.state === "running" && item && seen.user === "elsewhere") return [paused(run, "elsewhere"), look];
  if (run.state === "paused" && item?.phase !== "saving") return [run, { do: "rest" }];
  const closing = run.items.find(({ toClose, tabId }) => toClose && tabId !== run.shown?.tabId);
  if (closing?.tabId !== undefined) return [run, { do: "close", key: closing.key, tabId: closing.tabId }];
  if (!item) return finish(run, seen);
  if (seen.tab === "closed") return [withEnd(run, item.key, { kind: "not-saved", why: "closed" }), goOn];
  switch (item.phase) {
    case "waiting":
      return [begun(run, item, seen.now), goOn];
    case "opening":
      return open(run, item, seen);
    default:
      return seen.tab ? inTab(run, item, seen.tab, seen.now) : [run, goOn];
  }
}

function finish(run: Run, { user }: Seen): Step {
  if (run.shown && user === "here") return [run, { do: "give-back" }];
  if (run.shown) return [{ ...run, shown: null }, goOn];
  const { why: _over, ...rest } = run;
  return [{ ...rest, state: "ended" }, { do: "rest" }];
}

function begun(run: Run, item: RunItem, now: number): Run {
  return withItem(run, item.key, { phase: item.tabId === undefined ? "opening" : "arriving", since: now });
}

/** A tab that shows the conversation is used; one that appears after we wanted to open one is ours, opened in an earlier life. */
function open(run: Run, item: RunItem, { found, now }: Seen): Step {
  const { key, url, tries } = item;
  if (found !== undefined) return [withItem(run, key, { tabId: found, phase: "arriving", since: now, tries: 0 }), goOn];
  if (url === undefined || tries >= mostTries) {
    return [withEnd(run, key, { kind: "not-saved", why: "not-loaded" }), goOn];
  }
  return [withItem(run, key, { opened: true, tries: tries + 1 }), { do: "open", key, url }];
}

function inTab(run: Run, item: RunItem, tab: OpenTab, now: number): Step {
  const { tabId = -1 } = item;
  if (!tab.inFront && run.state === "running") return [shownNext(run, tabId, tab), { do: "show", tabId }];
  // It is now, or the user has been on it from the start.
  if (tab.inFront && !(run.shown?.tabId === tabId && run.shown.seen)) return [withShown(run, tabId, now), goOn];
  return item.phase === "arriving" ? arrive(run, item, tab, now) : watch(run, item, tab, now);
}

/** Notes what is in front in the tab's window now, to be put there again at the end. */
function shownNext(run: Run, tabId: number, { front }: OpenTab): Run {
  const isOurs = run.items.some((item) => item.tabId === front?.tabId);
  const isNoted = run.before.some(({ windowId }) => windowId === front?.windowId);
  const before = front && !isOurs && !isNoted ? [...run.before, front] : run.before;
  return { ...run, before, shown: { tabId, seen: false } };
}

function arrive(run: Run, item: RunItem, tab: OpenTab, now: number): Step {
  const verdict = judgeArrival(item, tab, now - item.since);
  if (verdict === "wait") return [run, look];
  if (verdict !== "ready") return [withEnd(run, item.key, { kind: "not-saved", why: verdict }), goOn];
  return save(run, item, tab, now);
}

/** Asks for the save, or joins one that runs already. */
function save(run: Run, item: RunItem, { page }: OpenTab, now: number): Step {
  const { key, tabId = -1, tries } = item;
  if (page?.kind !== "chat") return [run, look];
  const conversation = item.conversation ?? page.conversation;
  const started = withItem(run, key, {
    phase: "saving",
    since: now,
    asked: new Date(now).toISOString(),
    tries: tries + 1,
    ...(conversation === null ? {} : { conversation }),
  });
  return page.sweep.state === "running" ? [started, look] : [started, { do: "save", key, tabId }];
}

function watch(run: Run, item: RunItem, tab: OpenTab, now: number): Step {
  const { key, tabId = -1, since } = item;
  const { page } = tab;
  if (run.state === "stopping" && now - since > slowestStop)
    return ended(run, item, { kind: "not-saved", why: "cancelled" });
  // A page that is busy answers late.
  if (page === undefined && now - since < longestSilence) return [run, look];
  if (page?.kind !== "chat") return again(run, item, now);
  if (item.conversation !== undefined && page.conversation !== null && page.conversation !== item.conversation) {
    return ended(run, item, { kind: "not-saved", why: "moved" });
  }
  const { sweep } = page;
  if (sweep.state === "running") {
    const progress = progressOf(sweep);
    if (run.state === "stopping") return [withItem(run, key, { progress }), { do: "stop", tabId }];
    return [withItem(run, key, { progress, since: now }), look];
  }
  if (sweep.state === "done" || sweep.state === "failed") {
    if (sweep.at >= (item.asked ?? "")) return afterSweep(run, item, sweep, tab, now);
  }
  return again(run, item, now);
}

/** No save runs and none has ended since we asked: the page was loaded anew, or we died before we asked. */
function again(run: Run, item: RunItem, now: number): Step {
  if (run.state === "stopping") return ended(run, item, { kind: "not-saved", why: "cancelled" });
  if (item.tries >= mostTries) return ended(run, item, { kind: "failed", error: "unknown", kept: 0 });
  return [withItem(run, item.key, { phase: "arriving", since: now }), look];
}

function afterSweep(
  run: Run,
  item: RunItem,
  sweep: SweepStatus & { state: "done" | "failed" },
  { asksToSignIn }: OpenTab,
  now: number,
): Step {
  if (sweep.state === "done") {
    const { coverage, messageCount } = sweep.receipt;
    const [next] = ended(run, item, { kind: "saved", coverage, messageCount });
    // Cancel on the page itself: whoever presses it wants to be there.
    return [sweep.cancelled ? paused(next, "stopped") : next, goOn];
  }
  const { error, kept } = sweep;
  if (error === "hidden-tab" && run.state !== "stopping" && item.tries < mostTries) {
    return [withItem(run, item.key, { phase: "arriving", since: now }), look];
  }
  if (error === "no-access") return ended(run, item, { kind: "not-saved", why: "moved" });
  // Where a page asks that at a chat's own address, nothing of the chat is found there.
  if (asksToSignIn && kept === 0 && (error === "empty-chat" || error === "site-changed")) {
    return ended(run, item, { kind: "not-saved", why: "sign-in" });
  }
  return ended(run, item, { kind: "failed", error, kept });
}

const ended = (run: Run, item: RunItem, end: SaveEnd): Step => [withEnd(run, item.key, end), goOn];
