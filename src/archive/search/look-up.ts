import type { HowOften } from "./how-often.ts";
import { indexDamage } from "./index-damage.ts";
import type { SegmentState } from "./index-records.ts";
import { isWide } from "./leaf-writer.ts";
import { readPostings, skipPostings } from "./postings.ts";
import { type IndexTransaction, type LoadedSegment, loadPosts } from "./segments.ts";

/** A conversation's mark: 0 where it has nothing that was looked for, else 1 and how often. */
export function markOf(step: HowOften): number {
  return 1 + step;
}

/** How often, by a mark that is not 0. */
export function stepOf(mark: number): HowOften {
  return (mark - 1) as HowOften;
}

/** Places of terms, by leaf, in order. */
type TermPlaces = Map<number, number[]>;

/**
 * Conversations with some term in which the pattern occurs (the list of terms holds them between line feeds). Where so many
 * terms fit that all conversations are found before all were read, the others are not read.
 */
export async function lookUp(
  transaction: IndexTransaction,
  segment: LoadedSegment,
  state: SegmentState,
  pattern: string,
): Promise<Uint8Array> {
  const marks = new Uint8Array(state.docs);
  const leaves = [...matchingTerms(segment, state, pattern)];
  for (let from = 0, count = 0; from < leaves.length && count < state.docs; ) {
    // Few at first: some common term among them may be everywhere.
    const some = leaves.slice(from, from + Math.max(16, from * 4));
    from += some.length;
    await loadPosts(
      transaction,
      segment,
      some.map(([leaf]) => leaf),
    );
    for (const [leaf, places] of some) count += unite(segment.posts.get(leaf), places, marks);
  }
  return marks;
}

function matchingTerms({ leaves }: LoadedSegment, { wide }: SegmentState, pattern: string): TermPlaces {
  const found: TermPlaces = new Map();
  for (let leaf = isWide(pattern) ? wide : 0; leaf < leaves.length; leaf++) {
    const places = placesIn(leaves[leaf] ?? "", pattern);
    if (places.length > 0) found.set(leaf, places);
  }
  return found;
}

/** Places of the terms in which the pattern occurs. */
function placesIn(terms: string, pattern: string): number[] {
  const places: number[] = [];
  const skip = pattern.startsWith("\n") ? 1 : 0;
  // The line feed before the term at `place`.
  let start = 0;
  let place = 0;
  for (let at = terms.indexOf(pattern); at >= 0; at = terms.indexOf(pattern, start)) {
    let end = terms.indexOf("\n", start + 1);
    for (; end < at + skip; end = terms.indexOf("\n", start + 1)) {
      start = end;
      place++;
    }
    places.push(place++);
    start = end;
  }
  return places;
}

/** Marks the conversations of these terms; gives how many had no mark before. */
function unite(bytes: Uint8Array | undefined, places: readonly number[], marks: Uint8Array): number {
  if (!bytes) throw indexDamage("postings missing");
  const reader = { bytes, at: 0 };
  let place = 0;
  let count = 0;
  for (const wanted of places) {
    for (; place < wanted; place++) skipPostings(reader);
    readPostings(reader, marks.length, (doc, step) => {
      if (doc >= marks.length) throw indexDamage("postings wrong");
      if (marks[doc] === 0) count++;
      marks[doc] = Math.max(marks[doc] ?? 0, markOf(step));
    });
    place++;
  }
  return count;
}
