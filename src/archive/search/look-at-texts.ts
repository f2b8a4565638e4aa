import type { Archive } from "../open.ts";
import { factsOf, type Records } from "./facts.ts";
import { passes } from "./filters.ts";
import { foldedTexts } from "./folded-texts.ts";
import { forgetTextsLater, keepText, keptText } from "./kept-texts.ts";
import { matchRecords } from "./match-records.ts";
import { type Needle, occursIn } from "./needle.ts";
import type { Query } from "./query.ts";
import { type Rarity, scoreOf } from "./rank.ts";
import { readRecords } from "./read-records.ts";
import type { SearchHit, SearchOptions } from "./search-archive.ts";
import type { Candidate } from "./search-segment.ts";
import { inSlices, isDue, rest, type Slices } from "./slices.ts";

/** Hits in texts that are being looked at are told so often, in ms: each time a list is drawn. */
const tellEveryMs = 50;

/** A search under way. */
export interface Search {
  archive: Archive;
  needles: readonly Needle[];
  filters: Query["filters"];
  options: SearchOptions;
  rarity: Rarity;
  /** Hits told so far. */
  told: number;
  work: Slices;
}

type Found = Pick<Candidate, "id" | "updated" | "traces">;

/** Takes hits as they are found and tells them now and then. */
interface Teller {
  count: number;
  /** Gives false when that is enough. */
  add(found: Found): boolean;
  end(): void;
}

/** Looks at the texts of conversations of which the index knows nothing, and tells those that fit; gives how many did. */
export async function lookAtUnindexed(search: Search, ids: readonly string[]): Promise<number> {
  const { archive, needles, filters, options, work } = search;
  if (ids.length === 0 || isEnded(search)) return 0;
  const hits = teller(search);
  for await (const records of readRecords(archive, ids, { outlines: needOutlines(filters) })) {
    const traces = await inSlices(matchRecords({ needles, filters }, records), work, options.signal);
    if (isEnded(search)) break;
    if (traces && !hits.add({ ...candidateOf(records), traces })) break;
  }
  hits.end();
  return hits.count;
}

/**
 * Looks at the texts of conversations of which the index says that they may fit, those that are at hand first, and tells
 * those that do; gives how many did.
 */
export async function lookAtOpen(search: Search, candidates: readonly Candidate[]): Promise<number> {
  const hits = teller(search);
  const unread = await lookAtKept(search, candidates, hits);
  if (unread.size > 0 && !isEnded(search)) await readOpen(search, unread, hits);
  hits.end();
  forgetTextsLater(search.archive.db);
  return hits.count;
}

/** Gives those that are not at hand. */
async function lookAtKept(
  search: Search,
  candidates: readonly Candidate[],
  hits: Teller,
): Promise<Map<string, Candidate>> {
  const { archive, needles, work } = search;
  const unread = new Map<string, Candidate>();
  for (const candidate of candidates) {
    if (isDue(work)) await rest(work);
    if (isEnded(search)) break;
    const text = keptText(archive.db, candidate);
    if (text === undefined) unread.set(candidate.id, candidate);
    else if (fits(needles, text) && !hits.add(candidate)) break;
  }
  return unread;
}

async function readOpen(search: Search, unread: ReadonlyMap<string, Candidate>, hits: Teller): Promise<void> {
  const { archive, needles, filters, options, work } = search;
  for await (const records of readRecords(archive, [...unread.keys()], { outlines: needOutlines(filters) })) {
    const text = await inSlices(foldedTexts(records), work, options.signal);
    const candidate = unread.get(records.row.id);
    if (isEnded(search) || !candidate || text === undefined) return;
    keepText(archive.db, candidate, text);
    // It may have been written since the index was asked: what counts is what it says now.
    if (!isAsked(filters, records) || !fits(needles, text)) continue;
    if (!hits.add({ ...candidateOf(records), traces: candidate.traces })) return;
  }
}

function candidateOf({ row }: Records): Pick<Candidate, "id" | "updated"> {
  return { id: row.id, updated: Date.parse(row.updated.at) };
}

function fits(needles: readonly Needle[], text: string): boolean {
  return needles.every((needle) => occursIn(needle, text) !== needle.not);
}

function isAsked(filters: Query["filters"], records: Records): boolean {
  return records.row.deletedAt === undefined && (filters.length === 0 || passes(filters, factsOf(records)));
}

/** Structure is read only where it is asked for. */
function needOutlines(filters: Query["filters"]): boolean {
  return filters.some((filter) => filter.kind === "is" && filter.what === "branched");
}

function teller(search: Search): Teller {
  const waiting: SearchHit[] = [];
  let next = 0;
  const one: Teller = {
    count: 0,
    add(hit) {
      one.count++;
      waiting.push(hitOf(search, hit));
      const isEnough = waiting.length + search.told >= limitOf(search);
      if (!isEnough && performance.now() < next) return true;
      tell(search, waiting.splice(0));
      next = performance.now() + tellEveryMs;
      return !isEnough;
    },
    end: () => tell(search, waiting),
  };
  return one;
}

/** A conversation that fits, as it is told. */
export function hitOf({ needles, rarity }: Pick<Search, "needles" | "rarity">, found: Found): SearchHit {
  const { id, updated, traces } = found;
  const inTitle = traces.some((trace) => trace.inTitle);
  return { conversation: id, score: scoreOf(needles, found, rarity), updated, inTitle };
}

/** Tells hits, as far as so many are asked for. */
export function tell(search: Search, hits: SearchHit[]): void {
  const { options } = search;
  if (options.signal?.aborted) return;
  const some = hits.slice(0, limitOf(search) - search.told);
  search.told += some.length;
  if (some.length > 0) options.onHits(some);
}

/** True when it was stopped, or enough was told. */
export function isEnded(search: Search): boolean {
  return search.options.signal?.aborted === true || search.told >= limitOf(search);
}

function limitOf({ options }: Search): number {
  return options.limit ?? Number.POSITIVE_INFINITY;
}
