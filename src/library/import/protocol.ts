import type { ArchiveErrorReason } from "../../archive/archive-error.ts";
import type { CryptProblem } from "../../crypt/crypt-error.ts";
import type { ImportProblem } from "../../import/format.ts";

/** What a conversation of a file would bring: `deleted` is one that the user has deleted here. */
export type Verdict = "new" | "fuller" | "same" | "deleted";

export const verdicts = ["new", "fuller", "same", "deleted"] as const satisfies readonly Verdict[];

/**
 * Rows that are listed one by one; of what lies behind them only the numbers are told. A row takes some 400 bytes, and
 * browsers draw no list higher than 17 million pixels (Firefox 153, seen 2026-11).
 */
export const mostRows = 250_000;

/** One conversation of the files, as the list shows it. */
export interface FoundRow {
  /** Its place in reading order, from 0, as text; what is broken or no conversation has one too. */
  id: string;
  /** As the archive calls it. */
  conversation: string;
  /** '' where the file has none. At most 200 characters. */
  title: string;
  site: string;
  messages: number;
  /** When it began and when it last changed, ISO 8601, where the file says so. */
  from?: string;
  to?: string;
  verdict: Verdict;
}

/** Something that could not be read, by kind. */
export interface Trouble {
  problem: ImportProblem;
  /** Names of keys and numbers; no text of the user. */
  detail: string;
  count: number;
  /** The file that it is about, where it is known; shown, never put into a report. */
  file?: string;
}

/** What a look through the files has found. */
export interface Findings {
  /** As the user knows them. */
  files: string[];
  /** Recognised formats by their names, with how many conversations each gave. */
  formats: { name: string; conversations: number }[];
  counts: Record<Verdict, number>;
  messages: number;
  from?: string;
  to?: string;
  /** Conversations that are broken, by kind. */
  broken: Trouble[];
  /** Where reading ended before the end of a file. */
  ended: Trouble[];
  /** Names of types and keys that were not understood, and in how many conversations. */
  unknown: { name: string; count: number }[];
  /** Everything in reading order, conversations or not. */
  items: number;
}

/** Which of the items are to be taken. Of items that are not listed all are, but those that the user has deleted. */
export interface Choice {
  /** One bit for each listed item, by its place; lowest bit first. */
  bits: Uint8Array;
  /** How many items the bits tell of. */
  listed: number;
  /** Deleted conversations that may come back. */
  revive: string[];
}

export interface Progress {
  /** Bytes read, and of how many. */
  read: number;
  total: number;
  /** Conversations looked at or stored so far. */
  conversations: number;
}

/** Why something ended that should not have. */
export type Failure =
  | { why: "import"; problem: ImportProblem; detail: string }
  | { why: "archive"; reason: ArchiveErrorReason }
  /** An encrypted file was not opened. */
  | { why: "sealed"; problem: CryptProblem }
  /** Another tab is importing. */
  | { why: "busy" }
  | { why: "unknown" };

/** What opens encrypted files: a passphrase, and the recovery file that it opens, where it is not theirs. In memory alone. */
export interface Keys {
  passphrase: string;
  recovery?: File;
}

/** What a page asks of its worker. */
export type Order =
  /** Looks through files; where they are those of the run that was interrupted, goes on with that at once. */
  | { do: "look"; files: File[]; interrupted?: { run: string; print: string }; keys?: Keys }
  /** Imports from the files that were looked through. `handles`: by which a browser can find them again. */
  | { do: "import"; choice: Choice; handles: FileSystemFileHandle[] }
  | { do: "pause" }
  | { do: "go-on" }
  /** Ends an import after what is being written. */
  | { do: "stop" }
  | { do: "undo"; run: string };

/** What a worker tells its page. */
export type Told =
  | { told: "formats"; files: string[]; formats: string[] }
  | { told: "progress"; progress: Progress }
  | { told: "rows"; rows: FoundRow[] }
  | { told: "found"; findings: Findings }
  /** An import has begun, or goes on after an interruption. */
  | { told: "begun"; run: string; resumed: boolean }
  /** Conversations that were written. */
  | { told: "changed"; conversations: string[] }
  /** The import has ended; its run says how. */
  | { told: "imported"; run: string }
  | { told: "undoing"; done: number; total: number }
  | { told: "undone"; removed: number; restored: number; kept: number }
  | { told: "failed"; failure: Failure };

/** Name of the lock that an import or its undoing holds: no two at a time, and one that does not hold it was interrupted. */
export const importLock = "convokeep-import";
