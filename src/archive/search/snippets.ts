/** A piece of a text around what was found in it. */
export interface Snippet {
  /** White space is one space each. */
  text: string;
  /** What was found, as `[start, end)` in `text`, from left to right. */
  matches: [start: number, end: number][];
  /** The text goes on before or after it. */
  cutBefore: boolean;
  cutAfter: boolean;
}

/** Shown before the first and after the last match, and the most between two of one snippet, in UTF-16 code units. */
const before = 60;
const after = 120;
const between = 80;
const longest = 400;

/** Snippets of a text around the given ranges of it, which are in order and may overlap. */
export function* snippetsOf(text: string, ranges: readonly [number, number][]): Generator<Snippet> {
  let group: [number, number][] = [];
  for (const [start, end] of ranges) {
    const last = group.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else if (last && (start - last[1] > between || end - (group[0]?.[0] ?? 0) > longest)) {
      yield snippetOf(text, group);
      group = [[start, end]];
    } else group.push([start, end]);
  }
  if (group.length > 0) yield snippetOf(text, group);
}

function snippetOf(text: string, group: readonly [number, number][]): Snippet {
  const from = wholeCharacter(text, Math.max(0, (group[0]?.[0] ?? 0) - before));
  const to = wholeCharacter(text, Math.min(text.length, (group.at(-1)?.[1] ?? 0) + after));
  let shown = "";
  let at = from;
  const add = (end: number) => {
    const piece = text.slice(at, end).replace(/\s+/gu, " ");
    shown += /^$| $/.test(shown) ? piece.trimStart() : piece;
    at = end;
  };
  const matches = group.map(([start, end]): [number, number] => {
    add(start);
    const begin = shown.length;
    add(end);
    return [begin, shown.length];
  });
  add(to);
  return { text: shown.trimEnd(), matches, cutBefore: from > 0, cutAfter: to < text.length };
}

/** Not between the two halves of a character. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
