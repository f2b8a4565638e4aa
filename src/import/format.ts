import type { Incoming } from "../conversation/imported.ts";

/** What the user gave: one or several files, ZIP or not, as one flat list of members. */
export interface Container {
  /** Names of the files as the user knows them. */
  names: string[];
  members: readonly Member[];
}

export interface Member {
  /** Unique and harmless: `/` between names, no `..`, no drive; a ZIP inside a ZIP gives `outer.zip/inner/path`. */
  path: string;
  /** Uncompressed bytes, as the ZIP states them; `stream` fails when they are more. */
  size: number;
  /** Bytes from the beginning. @throws ImportError while it is read */
  stream(signal?: AbortSignal): ReadableStream<Uint8Array>;
}

/** What stands at the beginning of a member, by which formats know their own. */
export interface Sample {
  member: Member;
  shape: "json-array" | "json-object" | "json-lines" | "csv" | "html" | "markdown" | "text";
  /**
   * The first elements of an array (up to 20, broken ones left out), the first lines' values, or the one object. An object
   * that is too large to be read whole has its arrays and long texts cut.
   */
  values: readonly unknown[];
  /** The first 64 KiB as text, without a byte order mark. */
  head: string;
}

/** Members that one format has recognised as its own. */
export interface Claim {
  format: ImportFormat;
  members: readonly Member[];
}

export interface ReadContext {
  container: Container;
  signal: AbortSignal;
}

/** One conversation in a file, or what stands where one should be. */
export interface ImportItem {
  /** Fingerprint of the bytes it is made from and of this reader's version: the same again brings nothing new. */
  print: string;
  /** Uncompressed bytes of the claim's members that lie before the end of this item; for progress and for resuming. */
  end: number;
  /**
   * Reads it.
   * @returns `null` for a record that is no conversation and misses nothing (a folder's record, an empty shell)
   * @throws ImportError where it is broken: the rest of the file is read on
   */
  read(): Incoming | null;
}

/** One kind of export. Plain data and functions; all judge by structure, never by file names. */
export interface ImportFormat {
  id: string;
  /** The product's name, as in "ChatGPT export". */
  name: string;
  /** Raised when a newer reader gets more out of the same file. */
  version: number;
  recognises(sample: Sample): boolean;
  /**
   * Items in the order of the file, one at a time in memory. Members of the container that are no conversations (names of
   * assets, projects) are read first where they are needed.
   */
  read(members: readonly Member[], context: ReadContext): AsyncIterable<ImportItem>;
}

/** What is wrong with a file or a part of it. `detail` names keys and numbers, never a user's text. */
export type ImportProblem =
  | "not-a-zip"
  | "encrypted"
  | "damaged"
  | "cut-off"
  | "too-many-members"
  | "too-large"
  | "not-json"
  | "too-deep"
  | "not-understood"
  /** It is no chat, and nothing else that an archive of chats has a place for. */
  | "left-out"
  /** Placeholders stand for what is private: it would stand beside, or over, what the archive has. */
  | "redacted"
  /** The archive has it, and cannot open what it has: nothing can be joined with that. */
  | "held-damaged"
  /** Claude's list of downloads was chosen instead of the downloads. */
  | "manifest-only"
  /** A part of an export, the files of its chats, was chosen without the chats. */
  | "no-chats"
  /** The export says that it has parts which were not given. */
  | "part-missing"
  | "unknown-format";

export class ImportError extends Error {
  constructor(
    readonly problem: ImportProblem,
    readonly detail = "",
  ) {
    super(detail === "" ? problem : `${problem}: ${detail}`);
    this.name = "ImportError";
  }
}
