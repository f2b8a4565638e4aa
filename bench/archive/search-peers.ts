// MiniSearch and FlexSearch over the same invented conversations: built, kept in IndexedDB, loaded again as after a restart.

import { Index } from "flexsearch";
import { type IDBPDatabase, openDB } from "idb";
import MiniSearch, { type Options } from "minisearch";
import { eachTerm } from "../../src/archive/search/terms.ts";
import { folded } from "../../src/archive/search-query.ts";
import { invented, type KnownItem } from "./search-corpus.ts";

/** The same terms for all: words, and pairs where there are no spaces. */
function termsOf(text: string): string[] {
  const terms: string[] = [];
  eachTerm(folded(text), (term) => {
    if (/[\p{L}\p{N}]/u.test(term)) terms.push(term);
  });
  return terms;
}

const miniOptions: Options = { fields: ["title", "text"], tokenize: termsOf, processTerm: (term) => term };
const flexOptions = { tokenize: "strict", encode: termsOf } as const;

const kept = (): Promise<IDBPDatabase> =>
  openDB("bench-peers", 1, { upgrade: (db) => void db.createObjectStore("kept") });

const textOf = (number: number) => invented(number, 20, 475).texts.join("\n");
const titleOf = (number: number) => invented(number, 20, 475).title;

/** Builds and keeps it; gives ms and the size of what is kept in UTF-16 code units. */
export async function buildMini(count: number): Promise<{ ms: number; size: number }> {
  const index = new MiniSearch(miniOptions);
  let ms = 0;
  for (let number = 0; number < count; number++) {
    const text = textOf(number);
    const start = performance.now();
    index.add({ id: number, title: titleOf(number), text });
    ms += performance.now() - start;
  }
  const json = JSON.stringify(index);
  const db = await kept();
  await db.put("kept", json, "mini");
  db.close();
  return { ms, size: json.length };
}

export async function coldMini(query: string): Promise<{ ms: number; hits: number }> {
  const start = performance.now();
  const db = await kept();
  const json = (await db.get("kept", "mini")) as string;
  const index = MiniSearch.loadJSON(json, miniOptions);
  const hits = index.search(query, { combineWith: "AND" }).length;
  db.close();
  return { ms: performance.now() - start, hits };
}

/** Where the conversation stands that is meant, by query, with titles boosted as ours are: from 1; 0 where it is not found. */
export async function placesMini(items: readonly KnownItem[]): Promise<number[]> {
  const db = await kept();
  const index = MiniSearch.loadJSON((await db.get("kept", "mini")) as string, miniOptions);
  db.close();
  return items.map(({ query, number }) => {
    const found = index.search(query, { combineWith: "AND", boost: { title: 8 } });
    return found.findIndex(({ id }) => id === number) + 1;
  });
}

export async function buildFlex(count: number): Promise<{ ms: number; size: number }> {
  const index = new Index(flexOptions);
  let ms = 0;
  for (let number = 0; number < count; number++) {
    const text = textOf(number);
    const start = performance.now();
    index.add(number, text);
    ms += performance.now() - start;
  }
  const parts: [string, unknown][] = [];
  await index.export((key: string, data: unknown) => void parts.push([key, data]));
  const db = await kept();
  await db.put("kept", parts, "flex");
  db.close();
  return { ms, size: parts.reduce((sum, [, data]) => sum + (typeof data === "string" ? data.length : 0), 0) };
}

export async function coldFlex(query: string): Promise<{ ms: number; hits: number }> {
  const start = performance.now();
  const db = await kept();
  const parts = (await db.get("kept", "flex")) as [string, string][];
  const index = new Index(flexOptions);
  for (const [key, data] of parts) index.import(key, data);
  const hits = index.search(query, { limit: 1_000_000 }).length;
  db.close();
  return { ms: performance.now() - start, hits };
}
