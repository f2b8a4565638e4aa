import type { Layout } from "../../sites/site.ts";
import { type Chat, layoutOf, rememberTurns } from "../chat.ts";
import type { Pacer } from "../pacer.ts";
import type { Place } from "../places.ts";
import { readTurn } from "../read-turn.ts";
import type { Reported } from "../report-state.ts";
import type { DueTurns } from "./due.ts";
import type { KnownOrder } from "./known-order.ts";
import type { Changes, TurnObserver } from "./observer.ts";
import type { Outgoing } from "./send-changes.ts";
import { listTurns, noTurns, type Proof, type TurnList } from "./turn-list.ts";

export interface AutoOptions {
  /**
   * Called before each look; false: the page is on its way to another conversation, look later. `anew`: the page's own
   * words on its conversation have changed, such as the title.
   */
  settled(anew?: boolean): boolean;
  report(state: Reported): void;
}

/** The observer's state for one conversation. */
export interface Auto extends AutoOptions {
  chat: Chat;
  signal: AbortSignal;
  layout: Layout | null;
  list: TurnList;
  /** What the page proved of the list when it was last looked at; by the time of sending it may show something else. */
  proof: Proof;
  /** Something was read, or came in, that may have to be sent. */
  unsent: boolean;
  /** Captures that are not stored yet. */
  outgoing: Set<Outgoing>;
  halted: boolean;
  /** How often in a row the drift gate has refused what the page showed. */
  refusals: number;
  /** When archiving began, `performance.now()`. */
  begun: number;
  due: DueTurns;
  known: KnownOrder;
  observer: TurnObserver;
  pacer: Pacer;
}

/** Reads a turn into the book, to be sent. */
export function read(auto: Auto, layout: Layout, place: Place): void {
  readTurn(auto.chat, layout, place);
  auto.unsent = true;
}

/** The turns that may have to be read: those that changed, and after the list itself has changed the new ones. */
export function changedPlaces(auto: Auto, { dirty, listChanged }: Changes): Place[] {
  const { chat, observer } = auto;
  if (!listChanged) {
    auto.proof = auto.list.proof();
    return [...dirty].flatMap((element) => auto.list.byElement.get(element) ?? []);
  }
  const before = auto.list;
  auto.layout = layoutOf(chat);
  auto.list = auto.layout ? listTurns(auto.layout) : noTurns;
  auto.proof = auto.list.proof();
  auto.unsent = true;
  observer.know(auto.layout, auto.list);
  rememberTurns(chat, auto.list.places);
  return auto.list.places.filter(
    ({ name, turn }) => dirty.has(turn.element) || !chat.book.has(name) || !before.byElement.has(turn.element),
  );
}
