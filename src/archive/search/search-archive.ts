import { guarded } from "../archive-error.ts";
import type { Archive } from "../open.ts";
import type { Database, StoreName } from "../schema.ts";
import type { Records } from "./facts.ts";
import { indexDamage, isIndexDamage } from "./index-damage.ts";
import { matchRecords } from "./match-records.ts";
import { type Needle, needleOf } from "./needle.ts";
import { parseQuery } from "./parse-query.ts";
import { isEmpty, type Query } from "./query.ts";
import { byScore, type Rarity, scoreOf, type Trace } from "./rank.ts";
import { readRecords } from "./read-records.ts";
import { noteDamage } from "./reset-index.ts";
import { type Candidate, type SegmentHits, searchSegment } from "./search-segment.ts";
import { type IndexTransaction, indexStores, loadSegments, readState } from "./segments.ts";
import { inSlices, type Slices, slices } from "./slices.ts";

export interface SearchHit {
  conversation: string;
  /** Higher is better; see `scoreOf`. Comparable within one search only. */
  score: number;
  /** When the conversation changed last, in ms since 1970: what orders equal scores. */
  updated: number;
  /** Some word is in the title. */
  inTitle: boolean;
}

export interface SearchOptions {
  signal?: AbortSignal;
  /** Tell at most so many hits. */
  limit?: number;
  /** Called when the index is damaged, which makes the search slow: `updateIndex` will build it anew. */
  onDamage?(): void;
  /** Called with hits as they are found, each conversation once: those that the index knows at once and best first, then others. */
  onHits(hits: SearchHit[]): void;
}

export interface SearchOutcome {
  /** Hits found, told or not. */
  count: number;
  /** False when the limit or the signal ended the search before everything was looked at. */
  whole: boolean;
}

/** Hits in texts that are being looked at are told so often, in ms: each time a list is drawn. */
const tellEveryMs = 50;

const counted = new WeakSet<Database>();

interface Search {
  archive: Archive;
  needles: readonly Needle[];
  filters: Query["filters"];
  options: SearchOptions;
  rarity: Rarity;
  told: number;
  work: Slices;
}

/**
 * Finds the conversations that fit a query (see `parseQuery`): words and phrases anywhere in title, texts, code, reasoning,
 * tools, names, citations and older versions. What is found is what the texts say when it is told, indexed or not; deleted
 * ones are never found. Resolves when everything was looked at, or soon after the signal aborts.
 * @throws ArchiveError
 */
export function searchArchive(archive: Archive, query: string | Query, options: SearchOptions): Promise<SearchOutcome> {
  const { words, filters, unclear } = typeof query === "string" ? parseQuery(query) : query;
  if (isEmpty({ words, filters, unclear })) return Promise.resolve({ count: 0, whole: true });
  return guarded(async () => {
    const needles = words.map(needleOf);
    const { candidates, rarity, unindexed } = await ask(archive, needles, filters, options);
    const search: Search = { archive, needles, filters, options, rarity, told: 0, work: slices() };
    const scored = candidates.map((candidate) => ({ ...candidate, score: scoreOf(needles, candidate, rarity) }));
    scored.sort(byScore);
    const sure = scored.filter(({ open }) => !open);
    tell(search, sure.map(hitOf));
    const open = new Map(scored.filter((candidate) => candidate.open).map((candidate) => [candidate.id, candidate]));
    const found = (await lookAtTexts(search, unindexed)) + (await lookAtTexts(search, [...open.keys()], open));
    return { count: sure.length + found, whole: !isEnded(search) };
  });
}

interface Answer {
  candidates: Candidate[];
  rarity: Rarity;
  /** Conversations of which the index knows nothing, or nothing that still holds. */
  unindexed: string[];
}

/** What the index knows; nothing when it is damaged, so that all texts are looked at. */
async function ask(
  archive: Archive,
  needles: readonly Needle[],
  filters: Query["filters"],
  { onDamage }: SearchOptions,
): Promise<Answer> {
  try {
    return await askIndex(archive, needles, filters);
  } catch (error) {
    if (!isIndexDamage(error)) throw error;
    console.warn("searching without the index", error);
    // Where even that cannot be kept, each search tells it again.
    await noteDamage(archive).catch(() => undefined);
    onDamage?.();
    const unindexed = await archive.db.getAllKeys("conversations");
    return { candidates: [], rarity: { all: unindexed.length, counts: [], now: Date.now() }, unindexed };
  }
}

/** All that the index knows, as of one moment. @throws index damage */
async function askIndex({ db }: Archive, needles: readonly Needle[], filters: Query["filters"]): Promise<Answer> {
  const transaction = db.transaction([...indexStores, "unindexed", "conversations"] satisfies StoreName[]);
  const [state, unindexed] = await Promise.all([
    readState(transaction),
    transaction.objectStore("unindexed").getAllKeys(),
  ]);
  const segments = await loadSegments(db, transaction, state);
  const asked = { needles, filters, passedOver: unindexed };
  const hits: SegmentHits[] = [];
  for (const [place, segment] of segments.entries()) {
    const its = state.segments[place];
    if (its) hits.push(await searchSegment(transaction, segment, its, asked));
  }
  // Some are counted twice: written again, and not taken in yet.
  const all = state.segments.reduce((sum, { docs, dead }) => sum + docs - dead.length, unindexed.length);
  await checkCount(db, transaction, all);
  const counts = needles.map((_, place) => hits.reduce((sum, one) => sum + (one.counts[place] ?? 0), 0));
  return {
    candidates: hits.flatMap(({ candidates }) => candidates),
    rarity: { all, counts, now: Date.now() },
    unindexed,
  };
}

/** Looks once in a connection whether the index and what waits for it can be all conversations. @throws index damage */
async function checkCount(db: Database, transaction: IndexTransaction, known: number): Promise<void> {
  if (counted.has(db)) return;
  const rows = transaction.objectStore("conversations");
  const [all, hidden] = await Promise.all([rows.count(), rows.index("deletedAt").count()]);
  if (known < all - hidden) throw indexDamage("conversations missing");
  counted.add(db);
}

/** Looks at the texts of conversations and tells those that fit; gives how many did. What the index knows of them is taken from `known`. */
async function lookAtTexts(
  search: Search,
  ids: readonly string[],
  known?: ReadonlyMap<string, Candidate>,
): Promise<number> {
  const { archive, needles, filters, options, rarity, work } = search;
  if (ids.length === 0 || isEnded(search)) return 0;
  const asked = { needles, filters, enough: known !== undefined };
  const outlines = filters.some((filter) => filter.kind === "is" && filter.what === "branched");
  const waiting: SearchHit[] = [];
  let count = 0;
  let next = 0;
  for await (const records of readRecords(archive, ids, { outlines })) {
    const found = await inSlices(matchRecords(asked, records), work, options.signal);
    if (isEnded(search)) break;
    if (!found) continue;
    count++;
    const candidate = candidateOf(records, known?.get(records.row.id)?.traces ?? found);
    waiting.push(hitOf({ ...candidate, score: scoreOf(needles, candidate, rarity) }));
    if (waiting.length + search.told >= limitOf(search)) break;
    if (performance.now() < next) continue;
    tell(search, waiting.splice(0));
    next = performance.now() + tellEveryMs;
  }
  tell(search, waiting);
  return count;
}

function candidateOf({ row }: Records, traces: Trace[]): Candidate {
  return { id: row.id, updated: Date.parse(row.updated.at), open: false, traces };
}

function hitOf({ id, updated, score, traces }: Candidate & { score: number }): SearchHit {
  return { conversation: id, score, updated, inTitle: traces.some(({ inTitle }) => inTitle) };
}

function tell(search: Search, hits: SearchHit[]): void {
  const { options } = search;
  if (options.signal?.aborted) return;
  const some = hits.slice(0, limitOf(search) - search.told);
  search.told += some.length;
  if (some.length > 0) options.onHits(some);
}

function isEnded(search: Search): boolean {
  return search.options.signal?.aborted === true || search.told >= limitOf(search);
}

function limitOf({ options }: Search): number {
  return options.limit ?? Number.POSITIVE_INFINITY;
}
