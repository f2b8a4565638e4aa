import { folded } from "../search-query.ts";
import type { FilterTest, Query, Unclear } from "./query.ts";
import { beginningOf } from "./query-date.ts";

/** One piece of a query: a filter with its value, a phrase, or a run without white space. */
const piece =
  /(?<not>-?)(?:(?<prefix>site|tag|folder|model|before|after|has|is):(?:"(?<quoted>[^"]*)"?|(?<bare>[^\s"]*))|"(?<phrase>[^"]*)"?)|(?<run>[^\s"]+)/giu;

const having = ["image", "code", "file"] as const;
const being = ["partial", "complete", "unknown", "starred", "branched"] as const;

/**
 * Takes a query apart: words (parts of words count, in any letter case), `"exact phrases"`, `site:`, `tag:`, `folder:`,
 * `model:`, `before:` and `after:` (2026, 2026-11 or 2026-11-21, from its beginning, local time), `has:image|code|file`,
 * `is:partial|complete|unknown|starred|branched`; `-` before any of them turns it round, quotes hold values with spaces.
 * Any other prefix is part of a word. An open quote runs to the end.
 */
export function parseQuery(text: string): Query {
  const query: Query = { words: [], filters: [], unclear: [] };
  for (const { 0: whole, groups = {} } of wellFormed(text).matchAll(piece)) {
    const { not, prefix, quoted, bare, phrase, run } = groups;
    if (prefix !== undefined) addFilter(query, whole, not === "-", prefix.toLowerCase(), quoted ?? bare ?? "");
    else if (phrase !== undefined) addWord(query, phrase, not === "-");
    else if (run !== undefined) addRun(query, run);
  }
  return query;
}

/** Half of a character cannot be looked for, nor what stands between texts (see `foldedTexts`). */
function wellFormed(text: string): string {
  return text.replace(/[\p{Surrogate}\0]/gu, "\ufffd");
}

/** A lone dash, or more than one before a word (`--force`), does not turn round. */
function addRun(query: Query, run: string): void {
  const isNot = /^-[^-]/u.test(run);
  addWord(query, isNot ? run.slice(1) : run, isNot);
}

function addWord(query: Query, text: string, not: boolean): void {
  const word = folded(text.trim().replace(/\s+/gu, " "));
  if (word !== "") query.words.push({ text: word, not });
}

function addFilter(query: Query, text: string, not: boolean, prefix: string, value: string): void {
  const test = filterTest(prefix, value.trim());
  if (typeof test === "string") query.unclear.push({ text, why: test });
  else query.filters.push({ ...test, not });
}

function filterTest(prefix: string, value: string): FilterTest | Unclear["why"] {
  if (value === "") return "empty";
  const low = folded(value);
  switch (prefix) {
    case "before":
    case "after": {
      const at = beginningOf(value);
      return at === undefined ? "date" : { kind: prefix, at };
    }
    case "has": {
      const what = having.find((one) => one === low);
      return what ? { kind: "has", what } : "value";
    }
    case "is": {
      const what = being.find((one) => one === low);
      return what ? { kind: "is", what } : "value";
    }
    default:
      return { kind: prefix as "site" | "tag" | "folder" | "model", value: low };
  }
}
