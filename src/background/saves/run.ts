import type { SaveEnd, SaveItem, SaveProgress, SaveRun } from "../../messages/saves.ts";

/** One chat of a run, as it is kept between two steps. Everything that a later life of the background must know. */
export interface RunItem extends Omit<SaveItem, "state"> {
  phase: "waiting" | "opening" | "arriving" | "saving" | "ended";
  /** The tab it is saved in, once that is known. */
  tabId?: number;
  /** That tab is opened by us, or was. */
  opened?: true;
  /** It is ours and no longer needed. */
  toClose?: true;
  /** When the phase began, or, for `arriving`, when the tab came to the front, ms since 1970. */
  since: number;
  /** When the save was asked for, ISO: results of before belong to other saves. */
  asked?: string;
  /** How often the save was asked for. */
  tries: number;
}

/** A tab and the window in which it is in front. */
export interface Place {
  tabId: number;
  windowId: number;
}

/** A run, as it is kept. */
export interface Run extends Omit<SaveRun, "items"> {
  items: RunItem[];
  /** Where the user was when it began, or went on. */
  from: Place | null;
  /** What was in front in each window before we put something else there. */
  before: Place[];
  /** The tab put in front last, and whether it has been seen there. */
  shown: { tabId: number; seen: boolean } | null;
}

/** What a run is to save. */
export type Wanted = Pick<RunItem, "key" | "title" | "site" | "conversation" | "url" | "tabId" | "end">;

/** The chat at work, or the next one. */
export function currentItem({ items }: Run): RunItem | undefined {
  return items.find(({ phase }) => phase !== "ended");
}

/** A run with more to save, each chat once; one that has ended makes place for a new one. */
export function withWanted(run: Run | null, wanted: readonly Wanted[], from: Place | null, now: number): Run {
  const held = run && run.state !== "ended" ? run : null;
  const open = (held?.items ?? []).filter(({ phase }) => phase !== "ended");
  const isOpen = ({ key, tabId, conversation }: Wanted) =>
    open.some(
      (item) =>
        item.key === key ||
        (tabId !== undefined && item.tabId === tabId) ||
        (conversation !== undefined && item.conversation === conversation),
    );
  const keys = new Set(wanted.map(({ key }) => key));
  const fresh = wanted.filter((each, at) => !isOpen(each) && wanted.findIndex(({ key }) => key === each.key) === at);
  const added = fresh.map(
    (each): RunItem => ({ ...each, phase: each.end ? "ended" : "waiting", since: now, tries: 0 }),
  );
  // One that is asked for again is told about once.
  const kept = (held?.items ?? []).filter(({ key, phase }) => phase !== "ended" || !keys.has(key));
  const base: Run = held ?? { state: "running", items: [], from, before: [], shown: null };
  return { ...base, items: [...kept, ...added] };
}

/** The run with one of its chats changed. */
export function withItem(run: Run, key: string, change: Partial<RunItem>): Run {
  return { ...run, items: run.items.map((item) => (item.key === key ? { ...item, ...change } : item)) };
}

/** The tab is in front. From now on its page has time to show the chat. */
export function withShown(run: Run, tabId: number, now: number): Run {
  const items = run.items.map((item) =>
    item.tabId === tabId && item.phase === "arriving" ? { ...item, since: now } : item,
  );
  return { ...run, items, shown: { tabId, seen: true } };
}

/** The run with one of its chats done. A tab of ours is then no longer needed. */
export function withEnd(run: Run, key: string, end: SaveEnd): Run {
  const items = run.items.map((item) => (item.key === key ? endedItem(item, end) : item));
  return { ...run, items };
}

function endedItem({ progress: _over, ...item }: RunItem, end: SaveEnd): RunItem {
  return { ...item, phase: "ended", end, ...(item.opened && item.tabId !== undefined ? { toClose: true } : {}) };
}

/** `why` is absent when the user has pressed Pause. */
export function paused(run: Run, why?: SaveRun["why"]): Run {
  if (run.state !== "running") return run;
  return { ...run, state: "paused", ...(why ? { why } : {}) };
}

/** Goes on from where the user is now. */
export function resumed({ why: _over, ...run }: Run, from: Place | null): Run {
  if (run.state !== "paused") return run;
  const items = run.items.map((item) => (item.phase === "ended" ? item : { ...item, tries: 0 }));
  return { ...run, state: "running", items, from, before: [], shown: run.shown && { ...run.shown, seen: false } };
}

/** Leaves out what has not begun. A save under way is stopped, and its result still waited for. */
export function cancelled({ why: _over, ...run }: Run, now: number): Run {
  if (run.state === "ended") return run;
  const items = run.items.map((item) => {
    if (item.phase === "ended") return item;
    if (item.phase === "saving") return { ...item, since: now };
    return endedItem(item, { kind: "not-saved", why: "cancelled" });
  });
  return { ...run, state: "stopping", items };
}

/** A tab that the browser has put another in place of, as Chromium does with tabs that it puts to sleep. */
export function withTabReplaced(run: Run, before: number, after: number): Run {
  const moved = (place: Place) => (place.tabId === before ? { ...place, tabId: after } : place);
  return {
    ...run,
    items: run.items.map((item) => (item.tabId === before ? { ...item, tabId: after } : item)),
    from: run.from && moved(run.from),
    before: run.before.map(moved),
    shown: run.shown?.tabId === before ? { ...run.shown, tabId: after } : run.shown,
  };
}

/** The part of a run that pages see. */
export function publicRun({ state, why, items }: Run): SaveRun {
  return { state, ...(why ? { why } : {}), items: items.map(publicItem) };
}

const publicStates: Record<RunItem["phase"], SaveItem["state"]> = {
  waiting: "waiting",
  opening: "opening",
  arriving: "opening",
  saving: "saving",
  ended: "ended",
};

function publicItem({ key, title, site, conversation, url, phase, progress, end }: RunItem): SaveItem {
  return {
    key,
    title,
    site,
    ...(conversation === undefined ? {} : { conversation }),
    ...(url === undefined ? {} : { url }),
    state: publicStates[phase],
    ...(progress ? { progress } : {}),
    ...(end ? { end } : {}),
  };
}

/** The numbers of a sweep under way. */
export function progressOf({ found, stated, fraction }: SaveProgress): SaveProgress {
  return {
    found,
    ...(stated === undefined ? {} : { stated }),
    ...(fraction === undefined ? {} : { fraction }),
  };
}
