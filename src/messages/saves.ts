import type { CoverageWhileLocked } from "../conversation/capture.ts";
import type { Coverage } from "../conversation/model.ts";
import type { ErrorCode } from "./errors.ts";

/** An open tab that shows a chat of a site that the user has granted, or may show one. */
export interface OpenChat {
  tabId: number;
  title: string;
  /** Id of the site, `own:<host>` for a server of the user's own. */
  site: string;
  /** The browser has put the tab to sleep: it is loaded anew when it comes to the front. */
  sleeping: boolean;
  /** The site's own temporary chat, which is saved only when somebody asks for just that. */
  temporary: boolean;
  /** On the user's list of what is never kept: it is saved only when somebody asks for just that. */
  neverKept?: true;
  /** What the archive holds of it, where it holds something. */
  held?: Coverage;
}

/** Chats that are saved one after the other, each in its tab while that is in front. */
export interface SaveRun {
  state: "running" | "paused" | "stopping" | "ended";
  /**
   * Why it is paused, when nobody has pressed Pause. `elsewhere`: the user has gone to another tab or window. `stopped`: the
   * user has stopped the save of one chat on its page.
   */
  why?: "elsewhere" | "stopped";
  items: SaveItem[];
}

export interface SaveItem {
  /** Different for every chat of a run. */
  key: string;
  title: string;
  site: string;
  /** The conversation to be saved; absent where the tab alone is known. */
  conversation?: string;
  /** Address of the chat's page, where one is to be opened. */
  url?: string;
  state: "waiting" | "opening" | "saving" | "ended";
  progress?: SaveProgress;
  /** How it ended. */
  end?: SaveEnd;
}

export interface SaveProgress {
  found: number;
  stated?: number;
  fraction?: number;
}

export type SaveEnd =
  | { kind: "saved"; coverage: Coverage | CoverageWhileLocked; messageCount: number }
  | { kind: "failed"; error: ErrorCode; kept: number }
  | { kind: "not-saved"; why: WhyNotSaved };

/**
 * `sign-in`: the page wants that first. `gone`: the page shows another chat or none. `no-chat`: the tab shows none.
 * `closed`: the tab is. `moved`: the tab has gone on to something else. `not-loaded`: the page did not come.
 * `not-granted`: no access to the site. `cancelled`: the user has ended the run before.
 */
export type WhyNotSaved =
  | "sign-in"
  | "gone"
  | "no-chat"
  | "closed"
  | "moved"
  | "not-loaded"
  | "not-granted"
  | "cancelled";
