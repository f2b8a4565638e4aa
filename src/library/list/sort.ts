import type { Conversation } from "../../conversation/model.ts";
import { shownTitle } from "../../conversation/organising.ts";

export const sortNames = ["newest", "oldest", "title", "site", "size"] as const;
export type SortName = (typeof sortNames)[number];

type Compare = (a: Conversation, b: Conversation) => number;

/**
 * The rows in an order; equal ones stay as they were.
 * @param rows newest first, as the archive lists them
 * @param siteName what people call a site, by its id
 */
export function sorted(
  rows: readonly Conversation[],
  by: SortName,
  siteName: (id: string) => string,
): readonly Conversation[] {
  if (by === "newest") return rows;
  if (by === "oldest") return rows.toReversed();
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const orders: Record<Exclude<SortName, "newest" | "oldest">, Compare> = {
    title: (a, b) => compare(shownTitle(a), shownTitle(b)),
    site: (a, b) => (a.site === b.site ? 0 : compare(siteName(a.site), siteName(b.site))),
    size: (a, b) => b.messageCount - a.messageCount,
  };
  return rows.toSorted(orders[by]);
}
