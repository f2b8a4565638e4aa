import { textsOf, titlesOf } from "../message-texts.ts";
import { folded } from "../search-query.ts";
import { factsOf, messagesOf, type Records } from "./facts.ts";
import { passes } from "./filters.ts";
import { howOften, mostOften } from "./how-often.ts";
import { isWhole, type Needle, placesIn } from "./needle.ts";
import type { Filter } from "./query.ts";
import { markPhrase, phraseOf, type Trace } from "./rank.ts";

/** How a needle was found so far. */
interface Found extends Trace {
  needle: Needle;
  count: number;
}

/**
 * Looks at the texts of a conversation themselves. Yields after each text, so that the caller can rest, and gives how the
 * needles were found, or `undefined` when the conversation does not fit.
 */
export function* matchRecords(
  { needles, filters }: { needles: readonly Needle[]; filters: readonly Filter[] },
  records: Records,
): Generator<void, Trace[] | undefined> {
  const { row, chunks } = records;
  if (row.deletedAt !== undefined) return undefined;
  if (filters.length > 0 && !passes(filters, factsOf(records))) return undefined;
  const found = needles.map(
    (needle): Found => ({ needle, inTitle: false, inPhrase: false, isWhole: !needle.whole, often: 0, count: 0 }),
  );
  const isMissing = ({ needle, count }: Found) => !needle.not && count === 0;
  const isForbidden = ({ needle, count }: Found) => needle.not && count > 0;
  const titles = titlesOf(row).map(folded);
  for (const title of titles) lookAt(found, title);
  for (const one of found) one.inTitle = one.count > 0;
  markPhrase(phraseOf(needles), found, titles);
  if (row.note !== undefined) lookAt(found, folded(row.note));
  for (const message of messagesOf(chunks)) {
    for (const text of textsOf(message)) {
      lookAt(found, folded(text));
      if (found.some(isForbidden)) return undefined;
      yield;
    }
  }
  return found.some(isMissing) || found.some(isForbidden) ? undefined : found;
}

function lookAt(found: readonly Found[], text: string): void {
  for (const one of found) {
    if (one.often === mostOften && one.isWhole) continue;
    for (const [start, end] of placesIn(one.needle, text)) {
      one.count++;
      one.often = howOften(one.count);
      one.isWhole ||= isWhole(text, start, end);
      if (one.often === mostOften && one.isWhole) break;
    }
  }
}
