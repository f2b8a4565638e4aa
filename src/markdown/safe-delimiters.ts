import { BREAK, OPEN, RAW, TEXT, type Token } from "./token.ts";

/** Signs in the text that might pair up: all but those within a word or between spaces. */
const RISKY = /_(?<!\w_)|_(?!\w)|\*(?<! \*)|\*(?! )|~/;
const OPENS_AFTER = /[ \n]$/;
const WORD_START = /^[a-z0-9]/i;
const WORD_END = /[a-z0-9]$/i;
const CLOSES_BEFORE = /^[ .,:;!?)]/;

/** The quick way past for most lines: marks side by side, each around whole words, and no sign in the text that could pair up. */
export function areDelimitersSafe(tokens: readonly Token[]): boolean {
  let inside = false;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || token.type === RAW || token.type === BREAK) continue;
    if (token.type === TEXT) {
      if (token.special && RISKY.test(token.text)) return false;
      continue;
    }
    if (token.mark?.kind !== "delimiter") continue;
    const opens = token.type === OPEN;
    if (opens === inside || !standsClear(tokens[at - 1], opens, tokens[at + 1])) return false;
    inside = opens;
  }
  return true;
}

function standsClear(before: Token | undefined, opens: boolean, after: Token | undefined): boolean {
  const left = before?.type === TEXT ? before.text : "";
  const right = after?.type === TEXT ? after.text : "";
  if (opens) return (before === undefined || OPENS_AFTER.test(left)) && WORD_START.test(right);
  return WORD_END.test(left) && (after === undefined || CLOSES_BEFORE.test(right));
}
