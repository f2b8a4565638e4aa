import type { Layout } from "../../sites/site.ts";
import { noTurns, type TurnList, touchesList } from "./turn-list.ts";

/** What has changed on the page since it was last looked at. */
export interface Changes {
  /** Turn elements with a change somewhere inside. */
  dirty: Set<Element>;
  /** Turns may have come, gone or been emptied: list them again. */
  listChanged: boolean;
  /** The document's title, or something else in its head. */
  headChanged: boolean;
}

export interface TurnObserver {
  /** Hands over what has changed, and begins anew. With `now`, also what the browser has not delivered yet. */
  take(now?: "now"): Changes;
  /** The document's head or the list of turns has changed since the last taking: the page may say something else of itself. */
  pageChanged(): boolean;
  /** Whatever the page does, list the turns again next time. */
  distrustList(): void;
  /** What the observer goes by; set again whenever the turns were listed. */
  know(layout: Layout | null, list: TurnList): void;
}

/**
 * Notes which turns change and does nothing else: this runs inside the page's own work, thousands of times a minute
 * while an answer streams. `onChange` is called when something is noted that was not noted yet.
 */
export function observeTurns(onChange: () => void, signal: AbortSignal): TurnObserver {
  let changes: Changes = { dirty: new Set(), listChanged: true, headChanged: false };
  let layout: Layout | null = null;
  let list = noTurns;
  // A streaming answer changes the same few nodes over and over; their turn is looked for once.
  let turns = new Map<Node, Element | null>();

  const turnOf = (node: Node): Element | null => {
    const known = turns.get(node);
    if (known !== undefined) return known;
    const turn = layout?.turnContaining(node) ?? null;
    turns.set(node, turn);
    if (!turn && document.head?.contains(node)) changes.headChanged = true;
    return turn;
  };
  const changesList = (record: MutationRecord, turn: Element | null): boolean => {
    if (record.type !== "childList") return false;
    return turn ? record.target === turn || !list.byElement.has(turn) : touchesList(list, record);
  };
  const mark = (records: MutationRecord[]) => {
    const before = { ...changes, dirty: changes.dirty.size };
    for (const record of records) {
      const turn = turnOf(record.target);
      if (turn) changes.dirty.add(turn);
      if (!changes.listChanged) changes.listChanged = changesList(record, turn);
    }
    const { dirty, listChanged, headChanged } = changes;
    if (dirty.size !== before.dirty || listChanged !== before.listChanged || headChanged !== before.headChanged)
      onChange();
  };

  const observer = new MutationObserver(mark);
  observer.observe(document.documentElement, { subtree: true, childList: true, characterData: true });
  signal.addEventListener("abort", () => observer.disconnect());

  return {
    take(now) {
      if (now) mark(observer.takeRecords());
      const taken = changes;
      changes = { dirty: new Set(), listChanged: false, headChanged: false };
      turns = new Map();
      return taken;
    },
    pageChanged: () => changes.headChanged || changes.listChanged,
    distrustList() {
      changes.listChanged = true;
    },
    know(newLayout, newList) {
      layout = newLayout;
      list = newList;
    },
  };
}
