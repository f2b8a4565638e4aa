import { attribute } from "./block-starts.ts";

/** Tags, comments and autolinks as CommonMark 0.31 (sections 6.5 and 6.6) knows them inside text. */
const tag = new RegExp(
  `<(?:[A-Za-z][A-Za-z0-9-]*(?:${attribute})*\\s*/?|/[A-Za-z][A-Za-z0-9-]*\\s*|[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\\s<>]*|![A-Za-z][^>]*)>`,
  "y",
);

/**
 * For one block of Markdown: a function that says how many characters from a place on are taken as they stand there (an
 * escape, a code span, a tag, an autolink), 0 for none. Places must be asked for in rising order.
 */
export function verbatimSpans(text: string): (at: number) => number {
  const codeSpan = codeSpans(text);
  const instruction = instructions(text);
  return (at) => {
    const char = text[at];
    if (char === "\\") return 2;
    if (char === "`") return codeSpan(at);
    return char === "<" ? instruction(at) || tagLength(text, at) : 0;
  };
}

function tagLength(text: string, at: number): number {
  tag.lastIndex = at;
  return tag.exec(text)?.[0].length ?? 0;
}

const brackets = [
  ["<!--", "-->"],
  ["<?", "?>"],
  ["<![CDATA[", "]]>"],
] as const;

/** Length of a comment, processing instruction or CDATA section that starts at a place; 0 for none, or one without an end. */
function instructions(text: string): (at: number) => number {
  const lastEnds = new Map(brackets.map(([, end]) => [end, text.lastIndexOf(end)]));
  return (at) => {
    if (text.startsWith("<!-->", at)) return 5;
    if (text.startsWith("<!--->", at)) return 6;
    const found = brackets.find(([start]) => text.startsWith(start, at));
    if (!found) return 0;
    const [start, end] = found;
    // Looking for an end that is not there, again and again, would take for ever.
    if ((lastEnds.get(end) ?? -1) < at + start.length) return 0;
    return text.indexOf(end, at + start.length) + end.length - at;
  };
}

/** Length of the code span that starts at a back-tick, or of the run of back-ticks where none of the same length closes it. */
function codeSpans(text: string): (at: number) => number {
  const byLength = new Map<number, number[]>();
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const same = byLength.get(run.length);
    if (same) same.push(index);
    else byLength.set(run.length, [index]);
  }
  const next = new Map<number, number>();
  return (at) => {
    let length = 1;
    while (text[at + length] === "`") length += 1;
    const runs = byLength.get(length) ?? [];
    let index = next.get(length) ?? 0;
    while ((runs[index] ?? Number.POSITIVE_INFINITY) < at + length) index += 1;
    next.set(length, index);
    const close = runs[index];
    return close === undefined ? length : close + length - at;
  };
}
