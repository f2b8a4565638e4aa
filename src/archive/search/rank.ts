import type { HowOften } from "./how-often.ts";
import { type Needle, occursIn } from "./needle.ts";
import type { Word } from "./query.ts";

/** How a needle was found in a conversation. */
export interface Trace {
  inTitle: boolean;
  /** In a title, one after the other with all other words, as they were asked for. */
  inPhrase: boolean;
  /** As a whole word (needles that are no plain word count as whole). */
  isWhole: boolean;
  often: HowOften;
}

/** How rare the needles are, and when that is asked. */
export interface Rarity {
  /** Conversations in all. */
  all: number;
  /** By needle: conversations that have it. */
  counts: readonly number[];
  /** When it is searched, in ms since 1970. */
  now: number;
}

/** A conversation that changed just now counts for so much more than a very old one, and half of that after so many days. */
const newer = 0.3;
const halfAfterDays = 90;

/** What a word counts for in the title, and in one that has all words together. */
const title = 8;
const phrase = 12;

/** What a word counts for that occurs once, more than once, four times or more: more and more of it says less and less. */
export const byOften = [1, 1.6, 2] as const;

/**
 * How well a conversation fits: the sum over the words of their rarity (logarithm of how many conversations there are for
 * one that has the word), times 8 in the title, times 12 where that has all words together, times 2 as a whole word, times up to 2 where it occurs often; all
 * times up to 1.3 for what changed lately.
 * @param updated in ms since 1970
 */
export function scoreOf(
  needles: readonly Needle[],
  { traces, updated }: { traces: readonly Trace[]; updated: number },
  { all, counts, now }: Rarity,
): number {
  let score = 0;
  needles.forEach(({ not }, place) => {
    const trace = traces[place];
    if (not || !trace) return;
    const rarity = Math.log(1 + all / (1 + (counts[place] ?? 0)));
    score += rarity * inTitle(trace) * (trace.isWhole ? 2 : 1) * byOften[trace.often];
  });
  const days = Math.max(0, (now - updated) / 86_400_000);
  return score * (1 + newer * 2 ** (-days / halfAfterDays));
}

function inTitle({ inPhrase, inTitle }: Trace): number {
  if (inPhrase) return phrase;
  return inTitle ? title : 1;
}

/** The words that must be there, as a phrase; `undefined` where it is only one. */
export function phraseOf(needles: readonly Needle[]): Word | undefined {
  const words = needles.filter(({ not }) => !not);
  return words.length > 1 ? { text: words.map(({ text }) => text).join(" "), not: false } : undefined;
}

/** Marks how words were found where one of the titles (folded) has the phrase that they make. */
export function markPhrase(phrase: Word | undefined, traces: readonly Trace[], titles: readonly string[]): void {
  if (!phrase || !traces.some((trace) => trace.inTitle)) return;
  if (titles.some((text) => occursIn(phrase, text))) for (const trace of traces) trace.inPhrase = true;
}

/** Best first; of equal ones the one that changed last. */
export function byScore(a: Ranked, b: Ranked): number {
  return b.score - a.score || b.updated - a.updated || (a.conversation < b.conversation ? -1 : 1);
}

interface Ranked {
  conversation: string;
  score: number;
  updated: number;
}
