import { guarded } from "../archive-error.ts";
import type { Archive } from "../open.ts";
import { ask } from "./ask-index.ts";
import { hitOf, isEnded, lookAtOpen, lookAtUnindexed, type Search, tell } from "./look-at-texts.ts";
import { needleOf } from "./needle.ts";
import { parseQuery } from "./parse-query.ts";
import { isEmpty, type Query } from "./query.ts";
import { byScore } from "./rank.ts";
import type { Candidate } from "./search-segment.ts";
import { slices } from "./slices.ts";

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
  /**
   * Called at most once, before all others, with conversations that have the words as whole words; they are told again
   * with the rest, their scores set right. Only while the index is not in memory yet, when finding parts of words takes long.
   */
  onEarly?(hits: SearchHit[]): void;
  /** Called with hits as they are found, each conversation once: those that the index knows at once and best first, then others. */
  onHits(hits: SearchHit[]): void;
}

export interface SearchOutcome {
  /** Hits found, told or not. */
  count: number;
  /** False when the limit or the signal ended the search before everything was looked at. */
  whole: boolean;
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
    const { candidates, rarity, unindexed } = await ask(archive, {
      needles,
      filters,
      onEarly: options.onEarly && ((early) => tellEarly({ needles, ...early }, options)),
      onDamage: options.onDamage,
    });
    const search: Search = { archive, needles, filters, options, rarity, told: 0, work: slices() };
    const scored = candidates.map((candidate) => ({ candidate, hit: hitOf(search, candidate) }));
    scored.sort((a, b) => byScore(a.hit, b.hit));
    const sure = scored.filter(({ candidate }) => !candidate.open).map(({ hit }) => hit);
    const open = scored.filter(({ candidate }) => candidate.open).map(({ candidate }) => candidate);
    tell(search, sure);
    const found = (await lookAtUnindexed(search, unindexed)) + (await lookAtOpen(search, open));
    return { count: sure.length + found, whole: !isEnded(search) };
  });
}

function tellEarly(
  { candidates, ...search }: Pick<Search, "needles" | "rarity"> & { candidates: readonly Candidate[] },
  { signal, limit, onEarly }: SearchOptions,
): void {
  if (signal?.aborted) return;
  const hits = candidates.map((candidate) => hitOf(search, candidate)).sort(byScore);
  onEarly?.(hits.slice(0, limit));
}
