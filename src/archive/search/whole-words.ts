import { factsAt, withSite } from "./doc-table.ts";
import { passes } from "./filters.ts";
import { readable } from "./index-damage.ts";
import {
  factsPlace,
  type IndexState,
  namesInRecord,
  type SegmentState,
  type StoredFacts,
  type StoredNames,
} from "./index-records.ts";
import { stepOf } from "./look-up.ts";
import type { Needle } from "./needle.ts";
import type { Query, Word } from "./query.ts";
import { byOften, markPhrase, phraseOf, type Rarity } from "./rank.ts";
import { type Marked, readFew } from "./read-few.ts";
import type { Candidate } from "./search-segment.ts";
import type { IndexTransaction } from "./segments.ts";
import { inTitle } from "./terms.ts";
import { likeFacts, wholeNames } from "./whole-records.ts";

/** So many are told early: what a list shows at first. */
const mostEarly = 20;

export interface WholeWords {
  needles: readonly Needle[];
  filters: Query["filters"];
  /** Conversations written since the index took them in. */
  passedOver: readonly string[];
  /** Conversations in all. */
  all: number;
}

/**
 * The best conversations that have all needles as whole words. For each word one list of terms and one of postings are read
 * in each segment, while all terms would have to be read to find those in which it is a part; and the names of the best alone.
 * Nothing where some needle is no whole term. All in two turns, each of requests that are made at once: in the first moment
 * of a page it is waiting that takes long.
 * @throws index damage
 */
export async function findWholeWords(
  transaction: IndexTransaction,
  { segments }: IndexState,
  asked: WholeWords,
): Promise<{ candidates: Candidate[]; rarity: Rarity } | undefined> {
  const terms = termsOf(asked.needles);
  if (!terms) return undefined;
  const found = await Promise.all(segments.map((segment) => findTerms(transaction, segment, terms)));
  const counts = terms.map((_, at) => found.reduce((sum, { words }) => sum + (words[at]?.places.length ?? 0), 0));
  const rarity = { all: asked.all, counts, now: Date.now() };
  const named = await withNames(transaction, bestOf(found, asked.filters), phraseOf(asked.needles));
  return { candidates: named.filter(({ id }) => !asked.passedOver.includes(id)), rarity };
}

/** The terms that are the needles themselves; `undefined` where some needle is more or less than one term. */
function termsOf(needles: readonly Needle[]): string[] | undefined {
  const terms = needles.flatMap(({ not, term }) => (not || term === undefined ? [] : [term]));
  return needles.length > 0 && terms.length === needles.length ? terms : undefined;
}

/** By term the conversations that have it, and those that have it in their titles. */
interface FoundTerms {
  segment: SegmentState;
  facts: StoredFacts;
  words: Marked[];
  titles: Marked[];
}

async function findTerms(
  transaction: IndexTransaction,
  segment: SegmentState,
  terms: readonly string[],
): Promise<FoundTerms> {
  const [facts, marks] = await Promise.all([
    readable(() => transaction.objectStore("indexDocs").get([segment.id, factsPlace])),
    readFew(transaction, segment, [...terms, ...terms.map((term) => term + inTitle)]),
  ]);
  const [words, titles] = [marks.slice(0, terms.length), marks.slice(terms.length)];
  return { segment, facts: likeFacts(facts, segment), words, titles };
}

interface Place extends FoundTerms {
  place: number;
  /** How much the words are in the title, and how often they are elsewhere. */
  rank: number;
}

/** The best places, about in the order of their scores. Plain loops, for all of it stands before the first answer. */
function bestOf(found: readonly FoundTerms[], filters: Query["filters"]): Place[] {
  const best: Place[] = [];
  for (const one of found) {
    const dead = new Set(one.segment.dead);
    const places = one.words.map((word) => word.places);
    const fewest = places.reduce((few, some) => (some.length < few.length ? some : few), places[0] ?? []);
    for (const place of fewest) {
      const rank = rankOf(one, place);
      if (rank === 0 || dead.has(place)) continue;
      if (filters.length > 0 && !passes(filters, factsAt(one.facts, place))) continue;
      insert(best, one, place, rank);
    }
  }
  return best;
}

function rankOf({ words, titles }: FoundTerms, place: number): number {
  let rank = 0;
  for (let at = 0; at < words.length; at++) {
    const has = words[at]?.marks[place] ?? 0;
    if (has === 0) return 0;
    rank += (titles[at]?.marks[place] === 0 ? 1 : 8) * byOften[stepOf(has)];
  }
  return rank;
}

function insert(best: Place[], found: FoundTerms, place: number, rank: number): void {
  const updated = found.facts.updated[place] ?? 0;
  const isAfter = (other: Place) => other.rank > rank || (other.rank === rank && updatedAt(other) >= updated);
  const last = best[mostEarly - 1];
  if (last && isAfter(last)) return;
  let at = best.length;
  for (let other = best[at - 1]; other && !isAfter(other); other = best[at - 1]) at--;
  best.splice(at, 0, { ...found, place, rank });
  if (best.length > mostEarly) best.pop();
}

/** In seconds since 1970. */
function updatedAt({ facts, place }: Place): number {
  return facts.updated[place] ?? 0;
}

async function withNames(
  transaction: IndexTransaction,
  best: readonly Place[],
  phrase: Word | undefined,
): Promise<Candidate[]> {
  const store = transaction.objectStore("indexDocs");
  const records = new Map<string, Promise<StoredNames>>();
  const reading = best.map(({ segment, place }) => {
    const number = recordOf(place);
    const key = `${segment.id} ${number}`;
    const record = records.get(key) ?? readable(() => store.get([segment.id, number])).then(wholeNames);
    records.set(key, record);
    return record;
  });
  const names = await Promise.all(reading);
  return best.map((found, at) => candidateOf(found, names[at], phrase));
}

function recordOf(place: number): number {
  return Math.floor(place / namesInRecord);
}

function candidateOf(found: Place, names: StoredNames | undefined, phrase: Word | undefined): Candidate {
  const { segment, facts, place, words, titles } = found;
  const traces = words.map(({ marks }, at) => ({
    inTitle: titles[at]?.marks[place] !== 0,
    inPhrase: false,
    isWhole: true,
    often: stepOf(marks[place] ?? 1),
  }));
  const line = place % namesInRecord;
  if (phrase) markPhrase(phrase, traces, names?.titles.split("\n").slice(line, line + 1) ?? []);
  const id = withSite(names?.ids.split("\n")[line] ?? "", factsAt(facts, place));
  return { id, segment: segment.id, updated: updatedAt(found) * 1000, open: false, traces };
}
