import type { IndexState, SegmentState } from "./index-records.ts";

/** Segments of about one size are merged when there are so many of them; sizes differ by the same factor. */
const together = 4;
/** Smaller segments are not written anew only because most of their conversations are dead. */
const small = 16;

/**
 * Which segments to merge next, if any: those with words of erased conversations, those that are mostly dead, and where
 * there are many of about one size these and all smaller ones.
 */
export function segmentsToMerge({ segments }: IndexState): SegmentState[] {
  const unclean = segments.filter(({ scrub, dead, docs }) => scrub || (docs >= small && dead.length * 2 > docs));
  if (unclean.length > 0) return unclean;
  const sizes = segments.map(sizeClass);
  const crowded = sizes.filter((size) => sizes.filter((other) => other === size).length >= together);
  const largest = Math.max(-1, ...crowded);
  return segments.filter((segment) => sizeClass(segment) <= largest);
}

function sizeClass({ docs, dead }: SegmentState): number {
  return Math.floor(Math.log(Math.max(1, docs - dead.length)) / Math.log(together));
}
