import { looseOf, looseWords } from "./loose.ts";
import type { Body } from "./stored.ts";
import { sizeOf, substanceOf } from "./substance.ts";

/**
 * The texts that pages showed and those of exports together: what a page showed and an export says too, or more, is one
 * text, in the export's words, since a page's Markdown is made from what it draws. Where their words differ both stay. A
 * text of an export never gives way to a page's.
 */
export function joinOrigins(pages: readonly Body[], exports: readonly Body[]): Body[] {
  const joined = [...exports];
  const longest = joined.reduce((most, body) => Math.max(most, lengthOf(body), body.most ?? 0), -1);
  const kept = pages.filter((page) => {
    const covering = [...joined.keys()].filter((at) => isSaidBy(page, joined[at]));
    if (covering.length === 0) return page.finished || lengthOf(page) > longest;
    // Half an answer was shown earlier than its end, whenever it was seen.
    if (page.finished) for (const at of covering) joined[at] = standingFor(joined[at] ?? page, page);
    return false;
  });
  const limit = joined.reduce((most, body) => Math.max(most, body.most ?? 0), -1);
  return [...kept.filter((page) => page.finished || lengthOf(page) > limit), ...joined];
}

/** A text that takes the place of another one, which says the same or a beginning of it. */
export function standingFor(kept: Body, gone: Body): Body {
  const at = gone.at > kept.at && looseOf(gone) === looseOf(kept) ? gone.at : kept.at;
  if (!kept.from) return at === kept.at ? kept : { ...kept, at };
  const most = Math.max(kept.most ?? 0, gone.most ?? 0, gone.from ? 0 : lengthOf(gone));
  const isLonger = most > lengthOf(kept);
  if (at === kept.at && (!isLonger || most === kept.most)) return kept;
  return { ...kept, at, ...(isLonger ? { most } : {}) };
}

/** True when an export's text has all words of a page's: from the beginning, or, where lines were missing on the page, in their order. */
export function isSaidBy(page: Body, exported: Body | undefined): boolean {
  if (!exported) return false;
  if (looseOf(exported).startsWith(looseOf(page))) return true;
  return substanceOf(page.parts).lacksLines && isSubsequence(looseWords(page), looseWords(exported));
}

/** Fewer words than these in the order of another text prove nothing. */
const tellingWords = 8;

function isSubsequence(words: readonly string[], all: readonly string[]): boolean {
  if (words.length < tellingWords) return false;
  let found = 0;
  for (const word of all) if (word === words[found]) found++;
  return found === words.length;
}

function lengthOf({ parts }: Body): number {
  return sizeOf(substanceOf(parts));
}
