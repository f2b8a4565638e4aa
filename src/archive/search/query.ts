/** What a search asks for, taken apart. Every condition must hold; of several `site:`, `folder:` or `model:` one of each. */
export interface Query {
  words: Word[];
  filters: Filter[];
  /** Pieces that look like a filter and say nothing that can be asked for: they are left out of the search. */
  unclear: Unclear[];
}

/** A word or an exact phrase that must occur in a text of the conversation, or with `not` in none. */
export interface Word {
  /** Folded; in a phrase one space stands for any white space. */
  text: string;
  not: boolean;
}

export type Filter = { not: boolean } & FilterTest;

export type FilterTest =
  /** Folded: the site's id, or the host of the conversation's address or the end of it. */
  | { kind: "site"; value: string }
  /** Folded: the whole tag. */
  | { kind: "tag"; value: string }
  /** Folded: the folder or one that it lies in (`a` finds `a/b`). */
  | { kind: "folder"; value: string }
  /** Folded: a part of the name of a model. */
  | { kind: "model"; value: string }
  /** Changed before this time, in ms since 1970. */
  | { kind: "before"; at: number }
  /** Changed at this time or later, in ms since 1970. */
  | { kind: "after"; at: number }
  | { kind: "has"; what: "image" | "code" | "file" }
  | { kind: "is"; what: "partial" | "complete" | "unknown" | "starred" | "branched" };

export interface Unclear {
  /** As it was typed. */
  text: string;
  why: "empty" | "value" | "date";
}

/** True when the query asks for nothing: then nothing is found. */
export function isEmpty({ words, filters }: Query): boolean {
  return words.length === 0 && filters.length === 0;
}
