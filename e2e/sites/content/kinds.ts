/** Kinds of content that an answer may be kept free of. */
export type ContentKind = "maths" | "tables" | "tasks" | "code" | "quotes" | "html";

/** What goes into an answer. */
export interface Ingredients {
  /** Keys of pages to cite. */
  cites: readonly string[];
  without: readonly ContentKind[];
}

/** Nothing to cite, everything allowed. */
export const anything: Ingredients = { cites: [], without: [] };
