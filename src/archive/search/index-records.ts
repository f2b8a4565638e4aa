/** How the records below are written; an index that is written in another way is built anew. */
export const format = 2;

/** What the index consists of: segments that are never changed, only merged into new ones. */
export interface IndexState {
  format: typeof format;
  /** Number of the next segment. */
  next: number;
  segments: SegmentState[];
  /** Number of a segment that is being written by merging: not in use yet, and rubbish when that was broken off. */
  merging?: number;
}

export interface SegmentState {
  id: number;
  /** How many conversations it was made of. */
  docs: number;
  /** How many lists of terms it has; those from `wide` on hold characters beyond U+00FF. */
  leaves: number;
  wide: number;
  /** The first term of each list, between line feeds: by them the one list is found that may hold a term. */
  starts: string;
  /** Places of conversations that are gone, or held by a later segment. */
  dead: Uint32Array;
  /** Holds words of a conversation that was erased: to be written anew soon. */
  scrub?: true;
}

/** Lists of terms in one record of `indexTerms`, each as in front-code.ts. */
export const leavesInRecord = 8;

/** The conversations of a segment, by place: what is needed to filter and order them without reading them. */
export interface DocTable {
  ids: string[];
  /** Folded; where the user has given one, it comes first, then U+0000 and the site's. */
  titles: string[];
  /** When each was changed last, in seconds since 1970. */
  updated: Uint32Array;
  /** See `flagsOf` in facts.ts. */
  flags: Uint8Array;
  /** Place of each one's labels in `labels`, which many have in common. */
  label: Uint8Array | Uint32Array;
  labels: Labels[];
}

/** What of a table is in one record, of all its conversations. */
export type StoredFacts = Omit<DocTable, "ids" | "titles">;

/** Names of `namesInRecord` conversations, a line for each: the best hits are named without reading all others. */
export interface StoredNames {
  ids: string;
  titles: string;
}

export const namesInRecord = 32;
/** Place of a segment's `StoredFacts` in `indexDocs`; names are from 0 on. */
export const factsPlace = -1;

/** All folded. */
export interface Labels {
  site: string;
  /** Host of the conversation's address. */
  host: string;
  models: string[];
  tags: string[];
  folder?: string;
}

export const emptyState: IndexState = { format, next: 1, segments: [] };
