import type { Sha256 } from "../../conversation/model.ts";
import type { Organising } from "../../conversation/organising.ts";
import type { ChunkRecord, OutlineRecord, StoredRow } from "../schema.ts";

export type RunState = "running" | "paused" | "done" | "cancelled" | "undoing" | "undone";

/** One import: how far it is, what it has brought, and whatever its driver keeps with it. */
export interface ImportRun {
  id: string;
  /** ISO 8601 in UTC. */
  startedAt: string;
  endedAt?: string;
  state: RunState;
  /** Names of the files as the user knows them. */
  names: string[];
  /** Where to go on: stored together with what was imported before it. */
  cursor: unknown;
  /** The driver's own; anything that can be cloned. */
  data: unknown;
  /** Conversations by verdict, and what the driver counts besides. */
  counts: Record<string, number>;
  /** Messages that were not held before. */
  added: number;
  /** Problems by kind. */
  problems: Record<string, number>;
}

/** What one conversation was before a run wrote it, grown since by what came from pages. */
export interface JournalRecord {
  id: string;
  run: string;
  /** What the user may set, as it stood when the run had written: what differs since was set by the user. */
  after: UserSet;
  /** Bytes that the run was the first to show in the conversation, and no page since. Counts with an image alone. */
  assets: Sha256[];
  /** Absent: nothing was held. */
  image?: Image;
  /** Tombstones that the run took away. */
  graves?: { hash: string; at: string }[];
}

export interface UserSet extends Organising {
  deletedAt: string | null;
}

/** Records of a conversation as they were. */
export interface Image {
  row: StoredRow;
  outlines: OutlineRecord[];
  chunks: ChunkRecord[];
  /** All its records; otherwise those that the run changed, the others being as they are now. */
  whole: boolean;
  /** Records that the run made: pages and chunks that were not there. */
  madePages: number[];
  madeChunks: number[];
}
