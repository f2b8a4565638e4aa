import type { Coverage, GapReason, Part, Role } from "./model.ts";

/**
 * What one look at a page shows: plain data, possibly a window onto a longer conversation.
 * A capture crosses from the content script to the background, so it holds nothing but JSON.
 */
export interface Capture {
  conversation: ConversationRef;
  /** Which renderer of the site was read, e.g. `classic`. For diagnosis only. */
  layout: string;
  capturedAt: string;
  trigger: "auto" | "save";
  /** In page order. Neighbours follow each other directly unless a `gap` stands between them. */
  entries: CaptureEntry[];
  evidence: WindowEvidence;
  health: CaptureHealth;
}

export interface ConversationRef {
  site: string;
  /** `<site>:<native id>`, or `<site>:local-<uuid>` while the page has no id. */
  id: string;
  /** The surrogate id under which the same page session was sent before it had its real id. */
  formerId?: string;
  /** Address without query and fragment. */
  url: string;
  /** The page's own title of the conversation; absent while it shows only a generic one. */
  title?: string;
  /** Model chosen for the conversation, where the page says so. */
  model?: string;
  temporary?: true;
}

export type CaptureEntry = CapturedMessage | SeenMessage | UnmountedMessage | CaptureGap;

export interface CapturedMessage {
  kind: "message";
  /** Every lasting id the page gives, best first; empty where it gives none. */
  ids: string[];
  /** Absolute row index in the conversation, 0-based, where the page states one that does not change. */
  index?: number;
  role: Role;
  parts: Part[];
  /** False while the answer is still being written. */
  finished: boolean;
  author?: string;
  model?: string;
  sentAt?: string;
  /** Place among sibling branches as the page's pager says, 1-based. */
  branch?: { position: number; total: number };
}

/** Sent before with this very content: only its place matters now. */
export interface SeenMessage {
  kind: "seen";
  id: string;
}

/** The page lists it (an empty wrapper) but shows no content. */
export interface UnmountedMessage {
  kind: "unmounted";
  ids: string[];
  role?: Role;
}

/** Messages may lie between the neighbours, or before the first or after the last entry. */
export interface CaptureGap {
  kind: "gap";
  reason: GapReason;
  missing?: number;
}

export interface WindowEvidence {
  /**
   * `start`: the first entry is the conversation's first message, by a marker the page gives.
   * `older`: the page says that older messages exist before the first entry.
   * `unknown`: nothing older came, but nothing proves that this is the start.
   */
  start: "start" | "older" | "unknown";
  /** The last entry is the newest message of the conversation. */
  end: boolean;
  /** Messages on the shown path as the page itself states; absent where it states none. */
  stated?: number;
}

/** What the drift gate judges. Counts are of this look only. */
export interface CaptureHealth {
  /** Turn containers found on the page and mounted with content. */
  containers: number;
  /** Of these, how many gave at least one message or an `unreadable` part. */
  read: number;
  /** Names of required selectors that matched nothing although the page looks like a chat. */
  missing: string[];
}

/** The answer to a stored capture. */
/** The archive is locked: what came is kept, and how much of the chat is held is known when it has been joined. */
export interface CoverageWhileLocked {
  state: "locked";
  /** Messages of this look. */
  held: number;
  gaps: [];
  unreadImages: 0;
}

export interface CaptureReceipt {
  conversation: string;
  outcome: "stored" | "unchanged";
  messageCount: number;
  coverage: Coverage | CoverageWhileLocked;
  /** Ids sent as `seen` of which the archive holds no content (it was erased since): send these messages in full. */
  resend?: string[];
}
