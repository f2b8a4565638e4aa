import { documentOf, first, matches, windowOf } from "../../dom.ts";
import { distanceFromBottom, findScroller } from "../../scroller.ts";
import type { PageEvidence, ScrollPlan, Turn } from "../../site.ts";
import { showsAnything } from "../content.ts";
import { outermost } from "../outermost.ts";
import { outsideTurns } from "../outside.ts";
import type { Marks } from "./marks.ts";
import { keyOf, readBy, roleOf, rowOf } from "./read-by.ts";

/** Every turn of the page, cheaply. */
export function turnsBy(marks: Marks, document: Document): Turn[] {
  return outermost(document, marks.turn).map((element) => {
    const role = marks.message === undefined ? roleOf(marks, element) : undefined;
    const { row } = marks.rows ? rowOf(marks.rows, element) : {};
    const name = marks.name === undefined ? "" : readBy(marks.name, element);
    return {
      element,
      key: keyOf(marks, element),
      mounted: showsAnything(element, marks.unseen),
      ...(name === "" ? {} : { name }),
      ...(row === undefined ? {} : { row }),
      ...(role ? { role } : {}),
    };
  });
}

/** Whether an answer is being written: by the page's sign, by a sign in the newest turn, or by what is missing there. */
export function isWriting(marks: Marks, document: Document): boolean {
  const { page, turn, done } = marks.writing ?? {};
  if (page && outsideTurns(document, marks.turn)(page)) return true;
  const last = turn || done ? outermost(document, marks.turn).at(-1) : undefined;
  if (!last) return false;
  if (turn && (matches(last, turn) || first(last, turn))) return true;
  return done !== undefined && !first(last, `${done}, ${marks.alert}`);
}

/**
 * What a page proves of its window. Rows prove it by their numbers. Else the start is proven by a mark that stands only
 * there, by wrappers of all turns with nothing older to come, or by a page that always holds everything; the end by a
 * list that never takes its newest turns off, by an answer being written, or by the last turn seen at the bottom.
 */
export function evidenceBy(marks: Marks, document: Document, url: URL): PageEvidence {
  const turns = turnsBy(marks, document);
  const last = turns.at(-1);
  if (marks.evidence) return marks.evidence(document, turns, url);
  if (!last) return { start: "unknown", end: false };
  const isEnd = () =>
    marks.keepsEnd === true || isWriting(marks, document) || endsTheList(marks, document, last.element);
  const rows = marks.rows ? rowEvidence(marks, turns, isEnd) : null;
  if (rows) return rows;
  if (marks.holds === "whole") return { start: "start", end: true };
  const outside = outsideTurns(document, marks.turn);
  const older = marks.older !== undefined && outside(marks.older) !== null;
  const isStart = (marks.start !== undefined && outside(marks.start) !== null) || marks.keepsWrappers === true;
  return {
    start: older ? "older" : isStart ? "start" : "unknown",
    end: isEnd(),
    ...(marks.keepsWrappers && !older && marks.message === undefined ? { stated: turns.length } : {}),
  };
}

/** `null` where turns show no row. Rows without a total prove the start only; the end is then proven as it is without rows. */
function rowEvidence(marks: Marks, turns: readonly Turn[], isEnd: () => boolean): PageEvidence | null {
  const rows = turns.flatMap(({ row }) => row ?? []);
  if (!marks.rows || rows.length === 0) return null;
  const totals = turns.flatMap(({ element }) => (marks.rows && rowOf(marks.rows, element).total) ?? []);
  const total = totals.length > 0 ? Math.max(...totals) : undefined;
  return {
    start: Math.min(...rows) === 0 ? "start" : "older",
    end: total === undefined ? isEnd() : Math.max(...rows) === total - 1,
    ...(total !== undefined && marks.rows.isMessage ? { stated: total } : {}),
  };
}

/** At the bottom proves little by itself, since newer turns may come in a moment later; the last turn must end there too. */
function endsTheList(marks: Marks, document: Document, last: Element): boolean {
  const plan = windowOf(document) && scrollBy(marks, document);
  if (!plan || distanceFromBottom(plan) > 2) return false;
  const bottom = last.getBoundingClientRect().bottom;
  const view = plan.scroller.getBoundingClientRect();
  return bottom > view.top && bottom <= view.bottom + 2;
}

/** How to move through the list; `null` where everything is always there. */
export function scrollBy(marks: Marks, document: Document): ScrollPlan | null {
  const turn = first(document, marks.turn);
  if (marks.holds === "whole" || !turn || !windowOf(documentOf(turn))) return null;
  const preferred = (element: Element) => marks.scroller !== undefined && matches(element, marks.scroller);
  const scroller = findScroller(turn, preferred);
  if (!scroller) return null;
  const outside = outsideTurns(document, marks.turn);
  const olderTrigger = marks.older ? outside(marks.older) : null;
  const retry = marks.retry ? (outside(marks.retry) as HTMLElement | null) : null;
  return {
    ...scroller,
    keepsWrappers: marks.keepsWrappers === true,
    ...(olderTrigger ? { olderTrigger } : {}),
    ...(retry ? { retry } : {}),
  };
}
