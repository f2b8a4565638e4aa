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
  const scoreOf = ({ id }: Conversation) => hits.get(id)?.score ?? 0;
  return rows.toSorted((a, b) => scoreOf(b) - scoreOf(a));
}

/** Those that surely lack something first, those that are complete last. */
function rankOf({ coverage: { state } }: Conversation): number {
  return state === "partial" ? 2 : state === "unknown" ? 1 : 0;
}
