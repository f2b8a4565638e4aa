import type { IndexState, SegmentState } from "./index-records.ts";

/** Segments of about one size are merged when there are so many of them; sizes differ by the same factor. */
const together = 4;
/** Smaller segments are not written anew only because most of their conversations are dead. */
const small = 16;

/** Segments of at least so many conversations repeat much of each other's vocabulary: in an archive of at most so many they are made one. */
const notable = 100;
const fewInAll = 2_500;

/**
 * Which segments to merge next, if any: those with words of erased conversations, those that are mostly dead, and where
 * there are many of about one size, or several in a small archive that repeat each other, these and all smaller ones.
 */
export function segmentsToMerge({ segments }: IndexState): SegmentState[] {
  const unclean = segments.filter(({ scrub, dead, docs }) => scrub || (docs >= small && dead.length * 2 > docs));
  if (unclean.length > 0) return unclean;
  const sizes = segments.map(sizeClass);
  const crowded = sizes.filter((size) => sizes.filter((other) => other === size).length >= together);
  const largest = Math.max(-1, ...crowded, ...repeating(segments).map(sizeClass));
  return segments.filter((segment) => sizeClass(segment) <= largest);
}

function repeating(segments: readonly SegmentState[]): SegmentState[] {
  const large = segments.filter((segment) => living(segment) >= notable);
  const all = segments.reduce((sum, segment) => sum + living(segment), 0);
  return large.length > 1 && all <= fewInAll ? large : [];
}

function living({ docs, dead }: SegmentState): number {
  return docs - dead.length;
}

function sizeClass(segment: SegmentState): number {
  return Math.floor(Math.log(Math.max(1, living(segment))) / Math.log(together));
}
