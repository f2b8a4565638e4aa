import { type Edit, editScript } from "../../../lib/edit-script.ts";

/** A stretch of text that both texts have, or only the earlier or the later one. */
export interface Piece {
  kind: Edit["kind"];
  text: string;
}

/** Characters of scripts that put no spaces between words. */
const ALONE = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}";
/** Words, runs of spaces, and every other sign by itself. */
const TOKEN = new RegExp(`[${ALONE}]|(?:(?![${ALONE}])[\\p{L}\\p{N}\\p{M}_])+|[^\\S\\n]+|.|\\n`, "gsu");
const WORD = /[\p{L}\p{N}]/u;

/** What is the same in two texts and what is not, word by word; joined, the pieces of either text are that text. */
export function compareTexts(earlier: string, later: string): Piece[] {
  const old = earlier.match(TOKEN) ?? [];
  const now = later.match(TOKEN) ?? [];
  let pieces = piecesOf(editScript(old, now), old, now);
  // Changes that have grown together may be long enough for what lies between the next ones.
  for (let before = -1; before !== pieces.length; ) {
    before = pieces.length;
    pieces = calmed(pieces);
  }
  return pieces;
}

function piecesOf(edits: readonly Edit[], old: readonly string[], now: readonly string[]): Piece[] {
  let inOld = 0;
  let inNow = 0;
  return edits.map(({ kind, count }) => {
    const text = kind === "added" ? now.slice(inNow, inNow + count) : old.slice(inOld, inOld + count);
    if (kind !== "added") inOld += count;
    if (kind !== "removed") inNow += count;
    return { kind, text: text.join("") };
  });
}

/** Short words that happen to stand in both texts between long changes are no help to a reader: they go with the changes. */
function calmed(pieces: readonly Piece[]): Piece[] {
  const calm: Piece[] = [];
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at] as Piece;
    if (piece.kind === "same") {
      calm.push(piece);
      at += 1;
      continue;
    }
    const change = { removed: "", added: "" };
    at = gather(pieces, at, change);
    for (const kind of ["removed", "added"] as const) {
      if (change[kind] !== "") calm.push({ kind, text: change[kind] });
    }
  }
  return calm;
}

/** Takes up one change from `at` on, over what is the same for so little that it does not count. Gives back where it ends. */
function gather(pieces: readonly Piece[], at: number, change: { removed: string; added: string }): number {
  let next = at;
  for (;;) {
    let piece = pieces[next];
    while (piece && piece.kind !== "same") {
      change[piece.kind] += piece.text;
      next += 1;
      piece = pieces[next];
    }
    if (!piece || next === pieces.length - 1) return next;
    const after = changeAfter(pieces, next + 1);
    const little = Math.min(Math.max(change.removed.length, change.added.length), after);
    if (piece.text.includes("\n") || (WORD.test(piece.text) && piece.text.length > little)) return next;
    change.removed += piece.text;
    change.added += piece.text;
    next += 1;
  }
}

/** Characters of the longer half of the change that begins at a place. */
function changeAfter(pieces: readonly Piece[], at: number): number {
  const one = pieces[at];
  const two = pieces[at + 1];
  return Math.max(one?.text.length ?? 0, two && two.kind !== "same" ? two.text.length : 0);
}

/** Words that were added and removed. */
export function tallyOf(pieces: readonly Piece[]): { added: number; removed: number } {
  const count = (kind: Piece["kind"]) =>
    pieces.reduce((sum, piece) => sum + (piece.kind === kind ? wordsIn(piece.text) : 0), 0);
  return { added: count("added"), removed: count("removed") };
}

const wordsIn = (text: string): number => (text.match(TOKEN) ?? []).filter((token) => WORD.test(token)).length;
