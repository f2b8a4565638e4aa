import { type ReadonlySignal, signal } from "@preact/signals";
import { parseQuery } from "../archive/search/parse-query.ts";
import type { Unclear, Word } from "../archive/search/query.ts";
import type { SearchHit } from "../archive/search/search-archive.ts";
import type { ErrorCode } from "../messages/errors.ts";
import { codeOf } from "../ui/error-text.ts";
import type { LibraryData } from "./data.ts";

/** A short rest after each letter before anything is read. */
const restMs = 120;
/** What an older query found stays in view at most so long while the new one still finds nothing. */
const patienceMs = 400;

/** What a query has found so far. */
export interface Found {
  query: string;
  hits: ReadonlyMap<string, SearchHit>;
  /** The words and phrases to mark in what was found. */
  words: readonly Word[];
  /** Pieces of the query that say nothing which can be asked for. */
  unclear: readonly Unclear[];
}

/** Showing what was found takes at most this part of the time until all is found. */
const mostOfTime = 1 / 4;

/** Calls `act`, unless its last call took so long that another one would keep the page busy: then a later call will do. */
function sparingly(act: () => void): () => void {
  let notBefore = 0;
  return () => {
    const start = performance.now();
    if (start < notBefore) return;
    act();
    const end = performance.now();
    notBefore = end + (end - start) * (1 / mostOfTime - 1);
  };
}

const nothing: Found = { query: "", hits: new Map(), words: [], unclear: [] };

export interface SearchState {
  /** As it stands in the box. */
  query: ReadonlySignal<string>;
  searching: ReadonlySignal<boolean>;
  /** What to show: never emptied in between, so that the list does not flicker. */
  found: ReadonlySignal<Found>;
  problem: ReadonlySignal<ErrorCode | null>;
  search(query: string): void;
}

export function createSearch(data: Pick<LibraryData, "find">): SearchState {
  const query = signal("");
  const searching = signal(false);
  const found = signal(nothing);
  const problem = signal<ErrorCode | null>(null);
  let running = new AbortController();

  const run = async (text: string, abort: AbortSignal) => {
    await new Promise((resolve) => setTimeout(resolve, restMs));
    if (abort.aborted) return;
    const hits = new Map<string, SearchHit>();
    let early: readonly SearchHit[] = [];
    const { words, unclear } = parseQuery(text);
    const wanted = words.filter(({ not }) => !not);
    const show = () => {
      const all = new Map([...early.map((hit): [string, SearchHit] => [hit.conversation, hit]), ...hits]);
      if (!abort.aborted) found.value = { query: text, hits: all, words: wanted, unclear };
    };
    const showSoon = sparingly(show);
    const patience = setTimeout(show, patienceMs);
    try {
      await data.find(text, abort, {
        onEarly(some) {
          early = some;
          showSoon();
        },
        onHits(more) {
          for (const hit of more) hits.set(hit.conversation, hit);
          showSoon();
        },
      });
    } catch (error) {
      if (!abort.aborted) problem.value = codeOf(error);
    }
    clearTimeout(patience);
    // What was told early stands among the others now.
    early = [];
    show();
    if (!abort.aborted) searching.value = false;
  };

  return {
    query,
    searching,
    found,
    problem,
    search(text) {
      running.abort();
      running = new AbortController();
      query.value = text;
      problem.value = null;
      searching.value = text.trim() !== "";
      if (searching.value) void run(text, running.signal);
      else found.value = nothing;
    },
  };
}
