import type { Conversation } from "../../conversation/model.ts";

type Row = Pick<Conversation, "id" | "site" | "messageCount" | "lastCaptured" | "updated">;

/** Of each site the chats with the most messages are measured, and so many of the others, spread over all lengths. */
const longest = 8;
const others = 16;

/** Which chats of one site to measure, and how the rest is reckoned from them. */
export interface Sample {
  site: string;
  /** Measured for themselves. */
  exact: readonly Row[];
  /** Measured to stand for `rest`. */
  drawn: readonly Row[];
  /** Messages of all that are not in `exact`. */
  restMessages: number;
}

export function samplesOf(rows: readonly Row[]): Sample[] {
  const bySite = new Map<string, Row[]>();
  for (const row of rows) {
    const known = bySite.get(row.site);
    if (known) known.push(row);
    else bySite.set(row.site, [row]);
  }
  return [...bySite].map(([site, all]) => sampleOf(site, all));
}

function sampleOf(site: string, all: readonly Row[]): Sample {
  const byLength = all.toSorted((a, b) => b.messageCount - a.messageCount);
  if (byLength.length <= longest + others) return { site, exact: byLength, drawn: [], restMessages: 0 };
  const rest = byLength.slice(longest);
  // From the middle of equal parts: none of them at the very end.
  const drawn = Array.from({ length: others }, (_, part) => rest[Math.floor(((part + 0.5) * rest.length) / others)]);
  return {
    site,
    exact: byLength.slice(0, longest),
    drawn: drawn.filter((row) => row !== undefined),
    restMessages: rest.reduce((sum, { messageCount }) => sum + messageCount, 0),
  };
}

/**
 * Bytes of all texts of a site.
 * @param sizes of the chats that were measured, by id
 */
export function textsOf({ exact, drawn, restMessages }: Sample, sizes: ReadonlyMap<string, number>): number {
  const sum = (rows: readonly Row[]) => rows.reduce((all, { id }) => all + (sizes.get(id) ?? 0), 0);
  const messages = drawn.reduce((all, { messageCount }) => all + messageCount, 0);
  return Math.round(sum(exact) + (messages === 0 ? 0 : (sum(drawn) / messages) * restMessages));
}
