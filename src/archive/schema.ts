import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from "idb";
import type { Conversation, Sha256 } from "../conversation/model.ts";
import type { Hint } from "../conversation/outline.ts";
import type { PackedPage } from "../conversation/packed-outline.ts";
import type { StoredMessage } from "../conversation/stored.ts";
import type { ImportRun, JournalRecord } from "./import/records.ts";
import type { IndexState, StoredFacts, StoredNames } from "./search/index-records.ts";

/** Messages in one record of `chunks`. */
export const chunkSize = 50;

/** What the database holds. Keys and indexes are made in migrations.ts. */
export interface Schema extends DBSchema {
  /** List rows. */
  conversations: {
    key: string;
    value: StoredRow;
    indexes: { updated: string; lastCaptured: string; deletedAt: string; runs: string };
  };
  /** Structure of each conversation: its hints, where there are any, then its pages. */
  outlines: { key: [conversation: string, page: number]; value: OutlineRecord };
  /** Contents of up to 50 messages. */
  chunks: { key: [conversation: string, chunk: number]; value: ChunkRecord };
  assets: { key: Sha256; value: AssetRecord; indexes: { unused: number; conversations: string } };
  assetBytes: { key: Sha256; value: { sha256: Sha256; bytes: Uint8Array } };
  tombstones: { key: string; value: { hash: string; at: string } };
  jobs: { key: string; value: JobRow };
  staging: { key: [transfer: string, part: number]; value: StagedPart; indexes: { at: number } };
  meta: { key: string; value: unknown };
  /** Imports, running and done; see import/runs.ts. */
  importRuns: { key: string; value: ImportRun };
  /** What conversations were before an import, for undoing it; see import/journal.ts. */
  importJournal: { key: [id: string, run: string]; value: JournalRecord; indexes: { run: string } };
  /** Conversations written since the search index took them in; see search/unindexed.ts. */
  unindexed: { key: string; value: Unindexed };
  /** One record: what the search index consists of. */
  indexState: { key: "state"; value: IndexState };
  /** The conversations of a segment; see search/doc-table.ts. */
  indexDocs: { key: [segment: number, place: number]; value: StoredFacts | StoredNames };
  /** Lists of terms: `leavesInRecord` of them in a record; see search/front-code.ts. */
  indexTerms: { key: [segment: number, place: number]; value: string[] };
  /** By list of terms: which conversations have them; see search/postings.ts. */
  indexPosts: { key: [segment: number, leaf: number]; value: Uint8Array };
}

/** A list row with the part of the outline that changes as often as it does. */
export interface StoredRow extends Conversation {
  /** Another random number with every write to the conversation, so that what is held in memory can be told from what has changed since. */
  rev: number;
  /** `OutlineHead` as JSON: rows are read by the thousand, and one string is read faster than ten small values. */
  outline: string;
  imported?: ImportMark;
}

/** What a conversation's row remembers of imports; captures leave it as it is. */
export interface ImportMark {
  /** Fingerprints of what was imported into it whole: the same again brings nothing. */
  prints: string[];
  /** How many slots it had when the last of these came: records that held them and are missing are damage. */
  slots: number;
  /** Imports that wrote it and can still be undone, in the order in which they came. */
  runs: string[];
  /** The one of them before which it was not there. */
  made?: string;
}

export type OutlineRecord = { conversation: string; page: number } & ({ hints: Hint[] } | { slots: PackedPage });

/** Number of the record that holds an outline's hints; there is none where there are none. */
export const hintsPage = -1;

export interface ChunkRecord {
  conversation: string;
  chunk: number;
  /** By place in the chunk; `null` where a slot has no content. */
  messages: (StoredMessage | null)[];
}

export interface Unindexed {
  id: string;
  /** Another random number with every write, so that what was read before it is not taken for what is held now. */
  mark: number;
}

export interface AssetRecord {
  sha256: Sha256;
  type: string;
  /** Bytes. */
  size: number;
  redrawn?: true;
  /** Ids of the conversations that show it. */
  conversations: string[];
  /** Since when no conversation shows it, in ms since 1970; absent while one does. */
  unused?: number;
}

/** A long job's state: any JSON beside its id. */
export type JobRow = { id: string } & Record<string, unknown>;

export interface StagedPart {
  transfer: string;
  part: number;
  parts: number;
  data: string;
  /** When it came, in ms since 1970. */
  at: number;
}

export type Database = IDBPDatabase<Schema>;
export type StoreName = StoreNames<Schema>;
/** All that a write to a conversation may touch, with the note for the search index. */
export const conversationStores: StoreName[] = [
  "conversations",
  "outlines",
  "chunks",
  "assets",
  "assetBytes",
  "tombstones",
  "meta",
  "unindexed",
  "importJournal",
];
/** A writing transaction; which stores it spans is said where it is begun. */
export type WriteTransaction = IDBPTransaction<Schema, StoreName[], "readwrite">;
export type UpgradeTransaction = IDBPTransaction<Schema, StoreName[], "versionchange">;
