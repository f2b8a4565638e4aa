import { folded } from "../search-query.ts";

/** A folded text, and the way back from a range of it to the text as it is. */
export interface FoldMap {
  folded: string;
  range(start: number, end: number): [start: number, end: number];
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Folds a text for finding places in it. A range that begins or ends within a character of the text holds the whole of it. */
export function foldMap(text: string): FoldMap {
  const low = folded(text);
  const hasAccents = /[\u0300-\u036f]/.test(text.toLowerCase());
  // Only accents that stand by themselves, and the dotted capital I with one in its small form, change lengths.
  if (!hasAccents) return { folded: low, range: (start, end) => [start, end] };
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { segment, index } of graphemes.segment(text)) {
    const length = folded(segment).normalize("NFC").length;
    for (let count = 0; count < length; count++) {
      starts.push(index);
      ends.push(index + segment.length);
    }
  }
  return { folded: low, range: (start, end) => [starts[start] ?? text.length, ends[end - 1] ?? text.length] };
}
