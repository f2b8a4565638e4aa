import { rowTexts, textsOf } from "../message-texts.ts";
import { folded } from "../search-query.ts";
import { messagesOf, type Records } from "./facts.ts";

/** Stands between texts: neither white space nor part of a word. */
export const between = "\0";

/** So much is folded at once, in UTF-16 code units: a fraction of a millisecond. */
const atOnce = 50_000;

/** Every text of a conversation that a search looks at, folded, in one. Yields now and then, so that the caller can rest. */
export function* foldedTexts({ row, chunks }: Records): Generator<void, string> {
  const texts = rowTexts(row).map(folded);
  let length = 0;
  for (const message of messagesOf(chunks)) {
    for (const text of textsOf(message)) {
      texts.push(folded(text));
      length += text.length;
      if (length < atOnce) continue;
      length = 0;
      yield;
    }
  }
  return texts.join(between);
}
