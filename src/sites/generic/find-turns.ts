import { guessByAuthor, guessByTwins } from "./by-names.ts";
import { guessByStructure } from "./by-structure.ts";
import type { Guess } from "./guess.ts";

/** The conversation on a page that nobody has described, by the strongest of what it shows; `null` where it seems to be none. */
export function findTurns(document: Document): Guess | null {
  return guessByAuthor(document) ?? guessByTwins(document) ?? guessByStructure(document);
}
