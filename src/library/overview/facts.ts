import type { Conversation, Coverage } from "../../conversation/model.ts";

/** The archive in a few numbers. */
export interface Facts {
  chats: number;
  /** Those of other branches too. */
  messages: number;
  sites: number;
  /** The earliest moment that is known of any chat, ISO. */
  oldest?: string;
  /** When the first was saved, ISO. */
  firstSaved?: string;
  coverage: Record<Coverage["state"], number>;
}

export function factsOf(rows: readonly Conversation[]): Facts {
  const sites = new Set<string>();
  const coverage = { complete: 0, partial: 0, unknown: 0 };
  let messages = 0;
  let oldest: string | undefined;
  let firstSaved: string | undefined;
  for (const row of rows) {
    sites.add(row.site);
    messages += row.messageCount;
    coverage[row.coverage.state] += 1;
    for (const stamp of [row.created, row.updated]) oldest = earlier(oldest, stamp?.at);
    firstSaved = earlier(firstSaved, row.firstCaptured);
  }
  return {
    chats: rows.length,
    messages,
    sites: sites.size,
    ...(oldest === undefined ? {} : { oldest }),
    ...(firstSaved === undefined ? {} : { firstSaved }),
    coverage,
  };
}

/** Moments with different offsets are told apart by when they are, not by how they are written. */
function earlier(a: string | undefined, b: string | undefined): string | undefined {
  if (b === undefined || Number.isNaN(Date.parse(b))) return a;
  return a === undefined || Date.parse(b) < Date.parse(a) ? b : a;
}
