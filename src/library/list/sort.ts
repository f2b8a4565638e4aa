import type { Conversation } from "../../conversation/model.ts";
import { shownTitle } from "../../conversation/organising.ts";
import { missingIn } from "./missing.ts";

/** Orders of any list. */
export const sortNames = ["newest", "oldest", "title", "site", "size", "missing"] as const;
/** `best`: what fits the words of a search best comes first; only while there are some. */
export type SortName = (typeof sortNames)[number] | "best";

type Compare = (a: Conversation, b: Conversation) => number;

/**
 * The rows in an order; equal ones stay as they were.
 * @param rows newest first, as the archive lists them
 * @param siteName what people call a site, by its id
 */
export function sorted(
  rows: readonly Conversation[],
  by: Exclude<SortName, "best">,
  siteName: (id: string) => string,
): readonly Conversation[] {
  if (by === "newest") return rows;
  if (by === "oldest") return rows.toReversed();
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const orders: Record<Exclude<SortName, "best" | "newest" | "oldest">, Compare> = {
    title: (a, b) => compare(shownTitle(a), shownTitle(b)),
    site: (a, b) => (a.site === b.site ? 0 : compare(siteName(a.site), siteName(b.site))),
    size: (a, b) => b.messageCount - a.messageCount,
    missing: (a, b) => rankOf(b) - rankOf(a) || missingIn(b.coverage) - missingIn(a.coverage),
  };
  return rows.toSorted(orders[by]);
}

/** The rows with the best score first; equal ones stay as they were. */
export function bestFirst(
  rows: readonly Conversation[],
  hits: ReadonlyMap<string, { score: number }>,
): readonly Conversation[] {
  // Each is asked for its score once, not at every comparison.
  const scores = Float64Array.from(rows, ({ id }) => hits.get(id)?.score ?? 0);
  const places = Uint32Array.from(scores, (_, place) => place);
  places.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  return Array.from(places, (place) => rows[place] as Conversation);
}

/** Those that surely lack something first, those that are complete last. */
function rankOf({ coverage: { state } }: Conversation): number {
  return state === "partial" ? 2 : state === "unknown" ? 1 : 0;
}
