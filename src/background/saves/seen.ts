import type { PageStatus } from "../../messages/contract.ts";
import type { Place } from "./run.ts";

/** What one look at the browser shows of the chat at work and of the user. */
export interface Seen {
  /** ms since 1970. */
  now: number;
  /** The chat looked at, `null` when all have ended. */
  key: string | null;
  /** Its tab; absent where none is known yet. */
  tab?: SeenTab;
  /** While a tab is looked for: one that shows the conversation, if any. */
  found?: number;
  /** Where the user is: with the tab we put in front, or gone elsewhere by hand. */
  user: "here" | "elsewhere";
}

/** A tab that was closed, or what it shows. */
export type SeenTab = "closed" | OpenTab;

export interface OpenTab {
  /** It is in front in its window. */
  inFront: boolean;
  /** What is in front there. */
  front: Place | null;
  /** The browser is loading it, or has put it to sleep. */
  loading: boolean;
  /** We may look into its page. */
  granted: boolean;
  /** `undefined` while it is not asked: only one in front, or being saved, is. */
  page: PageStatus | undefined;
  asksToSignIn: boolean;
}

/** What is to be done next. Every act may be done twice: a background that dies does not know what it has done. */
export type Act =
  /** Look again soon. */
  | { do: "wait" }
  /** Look again at once. */
  | { do: "go-on" }
  /** Nothing more, until the user says so. */
  | { do: "rest" }
  | { do: "open"; key: string; url: string }
  | { do: "show"; tabId: number }
  | { do: "save"; key: string; tabId: number }
  | { do: "stop"; tabId: number }
  | { do: "close"; key: string; tabId: number }
  /** Puts the user back where they were. */
  | { do: "give-back" };
