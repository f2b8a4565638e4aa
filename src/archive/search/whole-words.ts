import { factsAt, unpackedIds } from "./doc-table.ts";
import { passes } from "./filters.ts";
import { frontDecoded } from "./front-code.ts";
import { indexDamage, readable } from "./index-damage.ts";
import {
  factsPlace,
  type IndexState,
  leavesInRecord,
  namesInRecord,
  type SegmentState,
  type StoredFacts,
} from "./index-records.ts";
import { isWide } from "./leaf-writer.ts";
import { markOf, stepOf } from "./look-up.ts";
import type { Needle } from "./needle.ts";
import { readPostings, skipPostings } from "./postings.ts";
import type { Query } from "./query.ts";
import { byOften, type Rarity } from "./rank.ts";
import type { Candidate } from "./search-segment.ts";
import type { IndexTransaction } from "./segments.ts";
import { inTitle } from "./terms.ts";
import { wholeFacts, wholeNames, wholePosts } from "./whole-records.ts";

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
 * The best conversations that have all needles as whole words. For each word one list of terms and one of postings are read,
 * while all terms would have to be read to find those in which it is a part; and the names of the best alone.
 * Nothing where some needle is no whole term.
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
  const counts = terms.map((_, at) => found.reduce((sum, { words }) => sum + countOf(words[at]), 0));
  const rarity = { all: asked.all, counts, now: Date.now() };
  const named = await Promise.all(bestOf(found, asked.filters).map((place) => withName(transaction, place)));
  return { candidates: named.filter(({ id }) => !asked.passedOver.includes(id)), rarity };
}

/** The terms that are the needles themselves; `undefined` where some needle is more or less than one term. */
function termsOf(needles: readonly Needle[]): string[] | undefined {
  const terms = needles.flatMap(({ exact, not, whole, patterns: [pattern = "", ...more] }) => {
    const listed = whole ?? (more.length === 0 && /^\n.+\n$/u.test(pattern) ? pattern : undefined);
    return exact && !not && listed !== undefined ? [listed.slice(1, -1)] : [];
  });
  return needles.length > 0 && terms.length === needles.length ? terms : undefined;
}

/** By term the marks of the conversations that have it, and of those that have it in their titles. */
interface FoundTerms {
  segment: SegmentState;
  facts: StoredFacts;
  words: Uint8Array[];
  titles: Uint8Array[];
}

async function findTerms(
  transaction: IndexTransaction,
  segment: SegmentState,
  terms: readonly string[],
): Promise<FoundTerms> {
  const [facts, words, titles] = await Promise.all([
    readable(() => transaction.objectStore("indexDocs").get([segment.id, factsPlace])),
    Promise.all(terms.map((term) => marksOf(transaction, segment, term))),
    Promise.all(terms.map((term) => marksOf(transaction, segment, inTitle + term))),
  ]);
  return { segment, facts: wholeFacts(facts, segment), words, titles };
}

async function marksOf(transaction: IndexTransaction, state: SegmentState, term: string): Promise<Uint8Array> {
  const marks = new Uint8Array(state.docs);
  const leaf = leafOf(state, term);
  if (leaf < 0) return marks;
  const [record, bytes] = await readable(() =>
    Promise.all([
      transaction.objectStore("indexTerms").get([state.id, Math.floor(leaf / leavesInRecord)]),
      transaction.objectStore("indexPosts").get([state.id, leaf]),
    ]),
  );
  const coded = record?.[leaf % leavesInRecord];
  if (typeof coded !== "string") throw indexDamage("terms missing");
  const terms = frontDecoded(coded);
  const reader = { bytes: wholePosts(bytes, terms), at: 0 };
  const wanted = terms.slice(1, -1).split("\n").indexOf(term);
  if (wanted < 0) return marks;
  for (let place = 0; place < wanted; place++) skipPostings(reader);
  readPostings(reader, (doc, step) => {
    if (doc >= marks.length) throw indexDamage("postings wrong");
    marks[doc] = markOf(step);
  });
  return marks;
}

/** The one list that may hold a term; -1 when none may. Terms are in order among the narrow lists, and among the wide ones. */
function leafOf({ starts, leaves, wide }: SegmentState, term: string): number {
  const all = starts.split("\n");
  const [first, end] = isWide(term) ? [wide, leaves] : [0, wide];
  let [low, high] = [first, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle] ?? "") <= term) low = middle + 1;
    else high = middle;
  }
  return low > first ? low - 1 : -1;
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
    for (let place = 0; place < one.segment.docs; place++) {
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
    const has = words[at]?.[place] ?? 0;
    if (has === 0) return 0;
    rank += (titles[at]?.[place] === 0 ? 1 : 8) * byOften[stepOf(has)];
  }
  return rank;
}

function insert(best: Place[], found: FoundTerms, place: number, rank: number): void {
  const { updated } = factsAt(found.facts, place);
  const isAfter = (other: Place) => other.rank > rank || (other.rank === rank && updatedAt(other) >= updated);
  const last = best[mostEarly - 1];
  if (last && isAfter(last)) return;
  let at = best.length;
  for (let other = best[at - 1]; other && !isAfter(other); other = best[at - 1]) at--;
  best.splice(at, 0, { ...found, place, rank });
  if (best.length > mostEarly) best.pop();
}

function updatedAt({ facts, place }: Place): number {
  return factsAt(facts, place).updated;
}

async function withName(transaction: IndexTransaction, found: Place): Promise<Candidate> {
  const { segment, facts, place, words, titles } = found;
  const number = Math.floor(place / namesInRecord);
  const names = wholeNames(await readable(() => transaction.objectStore("indexDocs").get([segment.id, number])));
  const traces = words.map((has, at) => ({
    inTitle: titles[at]?.[place] !== 0,
    isWhole: true,
    often: stepOf(has[place] ?? 1),
  }));
  const id = unpackedIds(facts, names, number)[place % namesInRecord] ?? "";
  return { id, segment: segment.id, updated: updatedAt(found), open: false, traces };
}

function countOf(marks: Uint8Array | undefined): number {
  return marks?.reduce((sum, one) => sum + (one === 0 ? 0 : 1), 0) ?? 0;
}
