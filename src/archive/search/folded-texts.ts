import { rowTexts, textsOf } from "../message-texts.ts";
import { folded } from "../search-query.ts";
import { messagesOf, type Records } from "./facts.ts";

/** Stands between texts: neither white space nor part of a word. */
export const between = "\0";

/** Every text of a conversation that a search looks at, folded, in one. Yields after each, so that the caller can rest. */
export function* foldedTexts({ row, chunks }: Records): Generator<void, string> {
  const texts = rowTexts(row).map(folded);
  for (const message of messagesOf(chunks)) {
    for (const text of textsOf(message)) {
      texts.push(folded(text));
      yield;
    }
  }
  return texts.join(between);
}
