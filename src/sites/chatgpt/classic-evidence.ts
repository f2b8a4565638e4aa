import { first, matches, nextSiblingOf, windowOf } from "../dom.ts";
import { addressOf } from "../kit/page-address.ts";
import { findScroller } from "../scroller.ts";
import type { PageEvidence, ScrollPlan, Turn } from "../site.ts";
import { readAddress } from "./address.ts";
import { classicTurns } from "./classic-turns.ts";
import { outsideTurns } from "./outside.ts";
import { retryButton } from "./retry.ts";
import { classic } from "./selectors.ts";

/**
 * What a classic page proves of its window.
 * - The pagination sentinel is there: older pages are on the server only (live 2026-10).
 * - Wrappers for every loaded turn and no sentinel: the list starts with the conversation (live 2026-10).
 * - A share page holds the whole conversation and has no paging (live 2026-10); without wrappers it must show turn 1.
 * - Neither wrappers nor sentinel (2025, or turns removed without a trace as in 2026-07): nothing is known.
 * Pages load from the newest backwards and the newest turns are never taken away (live 2026-07), so the end is there
 * whenever a turn is. Only wrappers count messages that are not shown, hidden system turns left out.
 */
export function classicEvidence(document: Document, url: URL = addressOf(document)): PageEvidence {
  const turns = classicTurns(document);
  if (turns.length === 0) return { start: "unknown", end: false };
  if (outsideTurns(document)(classic.sentinel)) return { start: "older", end: true };
  const wrapped = isWrapped(turns);
  const share = readAddress(url).share && turns.some(isFirst);
  if (!wrapped && !share) return { start: "unknown", end: true };
  return { start: "start", end: true, ...(wrapped ? { stated: turns.length } : {}) };
}

function isWrapped(turns: readonly Turn[]): boolean {
  return turns.some(({ element }) => matches(element, classic.wrapper));
}

function isFirst({ element }: Turn): boolean {
  return matches(element, classic.firstNumber) || first(element, classic.firstNumber) !== null;
}

/** Scrolls from any turn; the sentinel is what brings older pages when it comes into view. */
export function classicScroll(document: Document): ScrollPlan | null {
  const turns = classicTurns(document);
  const turn = turns[0]?.element;
  if (!turn || !windowOf(document)) return null;
  const scroller = findScroller(turn, (element) => matches(element, classic.scroller));
  if (!scroller) return null;
  const keepsWrappers = isWrapped(turns);
  const sentinel = outsideTurns(document)(classic.sentinel);
  const retry = sentinel && retryButton(sentinel, nextSiblingOf(sentinel));
  return { ...scroller, keepsWrappers, ...(sentinel ? { olderTrigger: sentinel } : {}), ...(retry ? { retry } : {}) };
}
