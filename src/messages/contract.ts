import type { CaptureReceipt } from "../conversation/capture.ts";
import type { AssetRef, Conversation, Coverage } from "../conversation/model.ts";
import type { OrganisingChange } from "../conversation/organising.ts";
import type { BackupEndData, BackupMessages, PlaceAct, PlaceAnswer } from "./backup.ts";
import type { ErrorCode } from "./errors.ts";
import type { PlaceMessages } from "./places.ts";
import type { OpenChat, SaveRun } from "./saves.ts";

/**
 * Every message between contexts, as function signatures by name. Names say who answers: `archive.*`, `page.*` … by the
 * background, `content.*` by the content script of a tab, `offscreen.*` by the offscreen document.
 * Everything is JSON (Chromium's default serialisation); bytes travel as base64 in parts.
 */

/** What content scripts may ask of the background, and nothing else. */
export interface FromContent {
  /** Asked on injection and after each navigation inside the page. */
  "page.hello"(ask: { site: string; conversation: string | null; temporary: boolean }): PageOrders;
  /** One part of a capture as JSON text. Answered with the receipt after the transaction of the last part is complete. Safe to repeat. */
  "capture.put"(part: TransferPart): { receipt: CaptureReceipt } | { waiting: number };
  /** One part of an asset's bytes as base64. Safe to repeat. */
  "asset.put"(part: TransferPart & { type: string; redrawn?: true }): { asset: AssetRef } | { waiting: number };
  /** Asks the background to fetch an image whose host the user has granted. */
  "asset.fetch"(ask: { address: string }): { asset: AssetRef } | { problem: string };
  /** What the toolbar badge should say about this tab. */
  "page.state"(state: PageState): void;
}

/** A payload cut in parts of at most 4 MiB, so that no message nears the browsers' limits. */
export interface TransferPart {
  /** Random; the same for all parts and for every retry. */
  transfer: string;
  part: number;
  parts: number;
  data: string;
}

export interface PageOrders {
  /** Archive this page without being asked. */
  auto: boolean;
  /** Why not, when not. `never-…`: on the user's list of what is never kept, by its site, its folder or its words. */
  why?:
    | "not-granted"
    | "site-paused"
    | "conversation-paused"
    | "deleted"
    | "temporary"
    | "guessed"
    | "never-site"
    | "never-folder"
    | "never-words";
  /** What the archive holds of this conversation. */
  held?: { messageCount: number; coverage: Coverage };
  /** `<message id> <key>` of images and files whose bytes the archive has: they are not fetched again. */
  images?: string[];
}

export interface PageState {
  conversation: string | null;
  state: "idle" | "saving" | "saved" | "partial" | "problem";
  problem?: ErrorCode;
}

/** What extension pages may ask of the background. */
export interface FromPages extends PlaceMessages, BackupMessages {
  /**
   * Injects the content script where needed (activeTab or a grant is required) and starts a sweep; on pages that no adapter
   * knows, as `page.guess`. Returns once it has started.
   */
  "page.save"(ask: { tabId: number }): { started: true };
  /** Reads a page by guessing, also that of a known site: shows there what looks like a conversation, and asks. */
  "page.guess"(ask: { tabId: number }): { started: true };
  "page.cancel"(ask: { tabId: number }): void;
  /** State of the page in a tab; `{kind: "none"}` where no content script runs and none may be injected. */
  "page.status"(ask: { tabId: number }): PageStatus;
  /** The page's structure with every word replaced, for a report that can be posted. */
  "page.report"(ask: { tabId: number }): { text: string };

  "sites.list"(): SiteState[];
  "site.pause"(ask: { site: string; paused: boolean }): void;
  "conversation.pause"(ask: { conversation: string; paused: boolean }): void;

  /** Hides the conversations at once; they are erased, leaving a tombstone, when the time for undo is over. */
  "archive.delete"(ask: { conversations: string[] }): void;
  /** Takes back a delete within the time for undo; how many of the chats are there then. */
  "archive.undelete"(ask: { conversations: string[] }): { restored: number };
  /** Ends the time for undo now. What was saved anew in it stays. */
  "archive.erase"(ask: { conversations: string[] }): void;

  /**
   * Erases all that the archive holds; says how many records of each store there were, and are. `forget`: also which chats were
   * deleted.
   */
  "archive.erase-everything"(ask: { forget: boolean }): {
    before: Record<string, number>;
    after: Record<string, number>;
    bytes: number;
  };
  /** Forgets which chats were deleted: those that are opened are archived again. Says of how many it was known. */
  "archive.forget-deleted"(): { forgotten: number };

  /** Adds or changes a rule of what is deleted by itself (`Rule` of src/archive/retention/rule.ts), checked when it arrives. */
  "retention.put"(ask: { rule: unknown }): void;
  /** Takes a rule away, by its id. */
  "retention.drop"(ask: { rule: string }): void;

  /** An extension page has written these: the background tells the other pages, and takes them into the search index. */
  "archive.changed"(ask: { conversations: string[] }): void;

  /** Sets tags, folders, stars, titles, notes. The answer, asked again, takes it back. */
  "archive.organise"(ask: { changes: OrganisingChange[] }): { before: OrganisingChange[] };

  /** The lock was opened or something about it begun: the background looks at what is stored and does what is due. */
  "lock.wake"(): void;

  /** Either a format as it has always been, or options (`ExportOptions` of src/export/options.ts), checked when they arrive. */
  "export.start"(
    ask: { conversations: string[] | "all" } & ({ format: ExportFormat } | { options: ExportOptionsData }),
  ): { job: string };
  "export.cancel"(ask: { job: string }): void;
  /** Forgets a finished, cancelled or failed job. */
  "export.dismiss"(ask: { job: string }): void;
  /** Starts a failed or interrupted job again. */
  "export.retry"(ask: { job: string }): void;
  "export.list"(): ExportJob[];

  /** Open tabs that show chats of granted sites, in the order of windows and tabs. */
  "saves.tabs"(): OpenChat[];
  /**
   * Saves chats one after the other, each in its tab, which comes to the front for it: those of open tabs, or conversations of
   * the archive, whose pages are opened where no tab shows them. What is asked for while that is going on comes after the rest.
   */
  "saves.start"(ask: { tabs: number[] } | { conversations: string[] }): void;
  "saves.pause"(): void;
  "saves.resume"(): void;
  /** Stops the save under way, keeping what it found, and leaves out the rest. */
  "saves.cancel"(): void;
  /** Forgets a run that has ended. */
  "saves.dismiss"(): void;
  "saves.run"(): SaveRun | null;
}

/**
 * `markdown`: one `.md`, or a ZIP of `.md` for several. `zip`: Markdown with images and files beside it, and `archive.json`.
 * `chatgpt` and `openwebui`: JSON in the shape that these take in. `csv`: a table of conversations, without their texts.
 */
export type ExportFormat = "markdown" | "html" | "json" | "jsonl" | "text" | "csv" | "chatgpt" | "openwebui" | "zip";

/** What an export is to be, as data. Contexts that write or read it know it as `ExportOptions`. */
export type ExportOptionsData = Readonly<Record<string, unknown>>;

export interface ExportJob {
  id: string;
  format: ExportFormat;
  /** Name of the preset it was started with. */
  preset?: string;
  state: "running" | "writing" | "done" | "cancelled" | "failed";
  done: number;
  total: number;
  /** File name below the downloads folder, once known. */
  fileName?: string;
  /** What the file lacks because it could not be read: chats, the first few by title or id; images and files. */
  unread?: { chats: number; names: string[]; files: number };
  error?: ErrorCode;
  started: string;
}

export interface SiteState {
  id: string;
  name: string;
  origins: string[];
  granted: boolean;
  paused: boolean;
  /** When the site last looked changed to us (see the drift gate), if it did since it last looked right. */
  drift?: { at: string; missing: string[] };
}

export type PageStatus =
  /** No content script there. `why` says whether one could be. */
  | { kind: "none"; why: "not-injected" | "forbidden" }
  /** Our script runs, but this is no conversation. */
  | { kind: "no-chat"; site: string | null }
  | {
      kind: "chat";
      site: string;
      conversation: string | null;
      title: string;
      temporary: boolean;
      streaming: boolean;
      auto: PageOrders;
      paused: boolean;
      sweep: SweepStatus;
    };

export type SweepStatus =
  | { state: "idle" }
  /** The page shows what was guessed, and waits for the user to agree. */
  | { state: "asking" }
  | { state: "running"; phase: SweepPhase; found: number; stated?: number; fraction?: number }
  | { state: "done"; receipt: CaptureReceipt; cancelled: boolean; at: string }
  | { state: "failed"; error: ErrorCode; detail?: string; kept: number; at: string };

export type SweepPhase = "waiting-for-answer" | "loading-older" | "collecting" | "fetching-images" | "saving";

/** What the background asks of a tab's content script. */
export interface ToContent {
  "content.save"(): { started: true };
  "content.guess"(): { started: true };
  "content.cancel"(): void;
  "content.status"(): PageStatus;
  "content.report"(): { text: string };
  /** Settings or grants changed: ask `page.hello` again. */
  "content.refresh"(): void;
}

/** What the background asks of the offscreen document (Chromium), and what that reports back. */
export interface ToOffscreen {
  /** Starts a job, or lets it go on. The document has no access to _locales, so its texts come along. */
  "offscreen.export"(ask: {
    job: ExportJob;
    /** Absent in jobs of before there were options. */
    options?: ExportOptionsData;
    conversations: string[] | "all";
    texts: { locale: string; texts: Record<string, string> };
    /** Name and version of the program. */
    generator: string;
  }): void;
  /** The job is cancelled, or its file on disk or given up: stops it and lets the blob address go. */
  "offscreen.release"(ask: { job: string }): void;
  /** One part of bytes as base64. Answered with an address of the whole after the last part. Safe to repeat. */
  "offscreen.blob"(part: TransferPart & { type: string }): { address: string } | { waiting: number };
  "offscreen.blob.release"(ask: { address: string }): void;
  /** Brings a place up to date, unless that is under way. `BackupOrder` of src/backup/engine.ts. */
  "offscreen.backup"(order: {
    place: string;
    recipient: string | null;
    asked: boolean;
    doubted: boolean;
    texts: { locale: string; texts: Record<string, string> };
    generator: string;
  }): void;
  /** Stops it; what was written so far is used by the next. */
  "offscreen.backup.stop"(ask: { place: string }): void;
  /** Places that are being brought up to date. */
  "offscreen.backups"(): string[];
  /** Ids of jobs that are being built, or built and not released, and addresses that were made and not released. */
  "offscreen.running"(): string[];
}

/** How exports go, from whatever builds them. */
export interface ExportReports {
  "job.progress"(report: { job: string; done: number; total: number }): void;
  /** The file is built: the background starts the download from this blob address. */
  "job.built"(report: {
    job: string;
    address: string;
    fileName: string;
    unread?: NonNullable<ExportJob["unread"]>;
  }): void;
  "job.failed"(report: { job: string; error: ErrorCode }): void;
}

/** What the offscreen document asks of the background. */
export interface FromOffscreen extends ExportReports {
  /** Anything of a place: the background alone knows passwords and keys. */
  "backup.place"(act: PlaceAct): PlaceAnswer;
  "backup.progress"(report: { place: string; done: number; total: number }): void;
  /** Conversations that other browsers brought. */
  "backup.changed"(report: { conversations: string[] }): void;
  "backup.ended"(report: { place: string; end: BackupEndData }): void;
}

/** Sent to every extension page when the archive or a job changed; pages read again what they show. */
export interface Broadcasts {
  changed(what: {
    conversations?: string[];
    jobs?: true;
    sites?: true;
    saves?: true;
    places?: true;
    backups?: true;
    retention?: true;
  }): void;
}

export type { Conversation };
