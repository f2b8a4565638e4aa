import { docAt } from "./doc-table.ts";
import { passes } from "./filters.ts";
import { mostOften } from "./how-often.ts";
import type { SegmentState } from "./index-records.ts";
import { lookUp, markOf, stepOf } from "./look-up.ts";
import { type Needle, occursIn } from "./needle.ts";
import type { Query } from "./query.ts";
import { markPhrase, phraseOf, type Trace } from "./rank.ts";
import { type IndexTransaction, type LoadedSegment, placesOf } from "./segments.ts";

/** What the index knows of a query in one segment. */
export interface SegmentHits {
  candidates: Candidate[];
  /** By needle: how many conversations have it. */
  counts: number[];
}

/** A conversation that fits, or may. */
export interface Candidate {
  id: string;
  /** Number of the segment that holds it. */
  segment: number;
  updated: number;
  /** The index alone cannot tell: its texts must be looked at. */
  open: boolean;
  /** By needle how it was found. */
  traces: Trace[];
}

/** Marks of a needle by place, and of the term that is the needle itself. */
interface Marks {
  has: Uint8Array;
  whole: Uint8Array | undefined;
}

/** The conversations of a segment that fit or may fit, without those in `passedOver`. */
export async function searchSegment(
  transaction: IndexTransaction,
  segment: LoadedSegment,
  state: SegmentState,
  {
    needles,
    filters,
    passedOver,
  }: Pick<Query, "filters"> & { needles: readonly Needle[]; passedOver: readonly string[] },
): Promise<SegmentHits> {
  const alive = new Uint8Array(state.docs).fill(1);
  for (const place of state.dead) alive[place] = 0;
  for (const place of placesOf(segment, passedOver)) alive[place] = 0;
  const open = new Uint8Array(state.docs);
  const marks: Marks[] = [];
  const counts: number[] = [];
  for (const needle of needles) {
    const found = await marksOf(transaction, segment, state, needle);
    counts.push(found.has.reduce((count, one) => count + (one === 0 ? 0 : 1), 0));
    narrow(needle, found.has, alive, open);
    marks.push(found);
  }
  const phrase = phraseOf(needles);
  const candidates: Candidate[] = [];
  for (let place = 0; place < state.docs; place++) {
    if (alive[place] === 0) continue;
    const doc = docAt(segment.table, place);
    if (filters.length > 0 && !passes(filters, doc)) continue;
    const traces = needles.map((needle, at) => traceOf(needle, marks[at], place, doc.title));
    markPhrase(phrase, traces, [doc.title]);
    candidates.push({ id: doc.id, segment: segment.id, updated: doc.updated, open: open[place] === 1, traces });
  }
  return { candidates, counts };
}

async function marksOf(
  transaction: IndexTransaction,
  segment: LoadedSegment,
  state: SegmentState,
  { patterns, whole }: Needle,
): Promise<Marks> {
  const has = new Uint8Array(state.docs).fill(markOf(mostOften));
  for (const pattern of patterns) {
    const found = await lookUp(transaction, segment, state, pattern);
    for (let place = 0; place < has.length; place++) has[place] = Math.min(has[place] ?? 0, found[place] ?? 0);
  }
  return { has, whole: whole === undefined ? undefined : await lookUp(transaction, segment, state, whole) };
}

/** Takes those out that cannot fit, and opens those of which only the texts can tell. */
function narrow({ not, exact }: Needle, has: Uint8Array, alive: Uint8Array, open: Uint8Array): void {
  for (let place = 0; place < has.length; place++) {
    const hasIt = has[place] !== 0;
    if (hasIt && !exact) open[place] = 1;
    else if (hasIt === not) alive[place] = 0;
  }
}

function traceOf(needle: Needle, marks: Marks | undefined, place: number, title: string): Trace {
  const has = marks?.has[place] ?? 0;
  return {
    inTitle: !needle.not && occursIn(needle, title),
    inPhrase: false,
    isWhole: marks?.whole === undefined || marks.whole[place] !== 0,
    often: has === 0 ? 0 : stepOf(has),
  };
}
