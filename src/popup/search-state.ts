import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { folded, needlesOf } from "../archive/search-query.ts";
import type { Conversation } from "../conversation/model.ts";
import type { ErrorCode } from "../messages/errors.ts";
import type { Data } from "../ui/data/data.ts";
import { codeOf } from "../ui/error-text.ts";
import { type IdSet, withIds } from "../ui/list/id-set.ts";

/** A short rest after each letter before the texts are read; titles are filtered at once. */
const restMs = 120;

export interface SearchState {
  query: ReadonlySignal<string>;
  /** Texts are still being read. */
  searching: ReadonlySignal<boolean>;
  /** What the list shows: everything, or hits in titles and then hits in texts. */
  shown: ReadonlySignal<readonly Conversation[]>;
  problem: ReadonlySignal<ErrorCode | null>;
  search(query: string): void;
}

export function createSearch(data: Data, rows: ReadonlySignal<readonly Conversation[]>): SearchState {
  const query = signal("");
  const searching = signal(false);
  const textHits = signal<IdSet>(new Set());
  const problem = signal<ErrorCode | null>(null);
  let running = new AbortController();

  const searchTexts = async (text: string, abort: AbortSignal) => {
    await new Promise((resolve) => setTimeout(resolve, restMs));
    if (abort.aborted) return;
    try {
      await data.search(text, abort, (ids) => {
        if (!abort.aborted) textHits.value = withIds(textHits.value, ids, true);
      });
    } catch (error) {
      if (!abort.aborted) problem.value = codeOf(error);
    }
    if (!abort.aborted) searching.value = false;
  };

  return {
    query,
    searching,
    problem,
    shown: computed(() => shownFor(query.value, rows.value, textHits.value)),
    search(text) {
      running.abort();
      running = new AbortController();
      query.value = text;
      textHits.value = new Set();
      problem.value = null;
      searching.value = text.trim() !== "";
      if (searching.value) void searchTexts(text, running.signal);
    },
  };
}

/** Hits in titles, then hits in texts, each newest first. */
function shownFor(query: string, rows: readonly Conversation[], textHits: IdSet): readonly Conversation[] {
  const needles = needlesOf(query);
  if (needles.length === 0) return rows;
  const inTitle: Conversation[] = [];
  const inText: Conversation[] = [];
  for (const row of rows) {
    const title = folded(row.title);
    if (needles.every((needle) => needle(title))) inTitle.push(row);
    else if (textHits.has(row.id)) inText.push(row);
  }
  return [...inTitle, ...inText];
}
