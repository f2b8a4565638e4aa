import { foldMap } from "./fold-map.ts";
import { placesIn } from "./needle.ts";
import type { Word } from "./query.ts";

/** Where a text has the words, as `[start, end)`, from left to right; they may overlap. */
export function rangesIn(text: string, words: readonly Word[]): [start: number, end: number][] {
  const map = foldMap(text);
  const places = words.flatMap((word) => [...placesIn(word, map.folded)]).sort(([a], [b]) => a - b);
  return places.map(([start, end]) => map.range(start, end));
}
