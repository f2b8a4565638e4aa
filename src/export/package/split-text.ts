import type { FileLimits } from "../presets/presets.ts";

/** What a text takes of a file's limits. */
export function sizeOf(text: string): FileLimits {
  return { words: countWords(text), bytes: encoder.encode(text).length };
}

const encoder = new TextEncoder();

/** Scripts that put no spaces between words: each character counts as one, which is more than there are. */
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/** Words as one who counts them generously would. */
export function countWords(text: string): number {
  let words = 0;
  let inWord = false;
  let isPlain = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isSpace = code === 0x20 || (code >= 9 && code <= 13) || code === 0xa0;
    if (!isSpace && !inWord) words += 1;
    inWord = !isSpace;
    // Below this no script does without spaces.
    if (code >= 0x0e00) isPlain = false;
  }
  return isPlain ? words : words + (text.match(spaceless)?.length ?? 0);
}

export function fits(size: FileLimits, limits: FileLimits): boolean {
  return size.words <= limits.words && size.bytes <= limits.bytes;
}

/**
 * Blocks as few texts that each fit the limits, cut between blocks where that is possible, else between lines, else
 * anywhere.
 */
export function splitToFit(blocks: readonly string[], limits: FileLimits): string[] {
  return packed(
    blocks.flatMap((block) => (fits(sizeOf(block), limits) ? [block] : smaller(block, limits))),
    "\n\n",
    limits,
  );
}

function smaller(block: string, limits: FileLimits): string[] {
  const lines = block.split("\n").flatMap((line) => (fits(sizeOf(line), limits) ? [line] : slices(line, limits)));
  return packed(lines, "\n", limits);
}

/** A line of that many characters has at most that many words, and four bytes each. */
function slices(line: string, { words, bytes }: FileLimits): string[] {
  const most = Math.max(1, Math.min(words, Math.floor(bytes / 4)));
  const found: string[] = [];
  for (let at = 0; at < line.length; ) {
    let end = Math.min(line.length, at + most);
    const space = end < line.length ? line.lastIndexOf(" ", end) : -1;
    if (space > at) end = space;
    // A pair of surrogates is one character.
    if (end < line.length && /[\uD800-\uDBFF]/.test(line.charAt(end - 1)) && end - 1 > at) end -= 1;
    found.push(line.slice(at, end));
    at = end;
  }
  return found;
}

function packed(pieces: readonly string[], between: string, limits: FileLimits): string[] {
  const found: string[][] = [];
  let size: FileLimits = { words: 0, bytes: 0 };
  for (const piece of pieces) {
    const own = sizeOf(piece);
    const joined = { words: size.words + own.words, bytes: size.bytes + own.bytes + between.length };
    const last = found.at(-1);
    if (last && fits(joined, limits)) {
      last.push(piece);
      size = joined;
    } else {
      found.push([piece]);
      size = own;
    }
  }
  return found.map((each) => each.join(between));
}
