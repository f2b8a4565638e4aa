import type { SourceMessage } from "../../source.ts";
import type { Chat } from "./chat.ts";

/** What each layout does with the page; everything else (sending, streaming, addresses) is shared. */
export interface View {
  /** Shows a conversation from its newest message, or the empty new chat. */
  show(chat: Chat | null): void;
  /** The shown path changed: a message was added, or another branch was chosen. */
  pathChanged(): void;
  /** One message's content changed. */
  messageChanged(message: SourceMessage): void;
}

/** What a click on a turn can ask of the app. */
export interface TurnOrders {
  edit(message: SourceMessage, text: string): void;
  regenerate(message: SourceMessage): void;
  /** Shows the sibling this many places further on. */
  turnBranch(message: SourceMessage, by: 1 | -1): void;
}

/** Counters and switches for the tests of the doubles; the page itself shows none of it. */
export interface Gauge {
  /** Requests for older messages so far. */
  olderAsked: number;
  /** How often the next requests for older messages fail. */
  olderFails: number;
  /** Scroll events on decoy scrollers (the sidebar). */
  decoyScrolls: number;
}
