import { textsOf, titlesOf } from "../message-texts.ts";
import { folded } from "../search-query.ts";
import { factsOf, messagesOf, type Records } from "./facts.ts";
import { passes } from "./filters.ts";
import { isWhole, type Needle, placesIn } from "./needle.ts";
import { often } from "./postings.ts";
import type { Filter } from "./query.ts";
import type { Trace } from "./rank.ts";

/** How a needle was found so far. */
interface Found extends Trace {
  count: number;
}

/**
 * Looks at the texts of a conversation themselves. Yields after each text, so that the caller can rest, and gives how the
 * needles were found, or `undefined` when the conversation does not fit.
 */
export function* matchRecords(
  needles: readonly Needle[],
  filters: readonly Filter[],
  records: Records,
): Generator<number, Trace[] | undefined> {
  if (records.row.deletedAt !== undefined) return undefined;
  if (filters.length > 0 && !passes(filters, factsOf(records))) return undefined;
  const found = needles.map(
    ({ whole }): Found => ({ inTitle: false, isWhole: whole === undefined, isOften: false, count: 0 }),
  );
  for (const title of titlesOf(records.row)) lookAt(needles, found, folded(title));
  for (const one of found) one.inTitle = one.count > 0;
  if (records.row.note !== undefined) lookAt(needles, found, folded(records.row.note));
  for (const message of messagesOf(records.chunks)) {
    for (const text of textsOf(message)) {
      lookAt(needles, found, folded(text));
      if (needles.some(({ not }, place) => not && (found[place]?.count ?? 0) > 0)) return undefined;
      yield text.length;
    }
  }
  return needles.every(({ not }, place) => (found[place]?.count ?? 0) > 0 !== not) ? found : undefined;
}

function lookAt(needles: readonly Needle[], found: readonly Found[], text: string): void {
  needles.forEach((needle, at) => {
    const one = found[at];
    if (!one || (one.isOften && one.isWhole)) return;
    for (const [start, end] of placesIn(needle, text)) {
      one.count++;
      one.isOften ||= one.count >= often;
      one.isWhole ||= isWhole(text, start, end);
      if (one.isOften && one.isWhole) return;
    }
  });
}
