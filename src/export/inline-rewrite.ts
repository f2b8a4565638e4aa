import { scanBlocks } from "./block-scan.ts";
import { verbatimSpans } from "./inline-verbatim.ts";

/** What to write in the place of something found in Markdown; `undefined` leaves it as it is. */
export interface InlineRewrites {
  /** `![alt](attachment:key)`. @param alt as it stands, Markdown. @param linked it is the first thing inside a link */
  image?(key: string, alt: string, linked: boolean): string | undefined;
  /** `[^label]`, not followed by a colon. */
  footnote?(label: string): string | undefined;
}

/** Rewrites attachment images and footnote references in Markdown, everywhere but in code and raw HTML; all else stays as it is. */
export function rewriteInline(markdown: string, rewrites: InlineRewrites): string {
  if (!/attachment:|\[\^/.test(markdown)) return markdown;
  const blocks: { lines: string[]; verbatim: boolean }[] = [];
  for (const { text, verbatim, joins } of scanBlocks(markdown).lines) {
    const last = blocks.at(-1);
    if (last && joins) last.lines.push(text);
    else blocks.push({ lines: [text], verbatim });
  }
  return blocks
    .map(({ lines, verbatim }) => (verbatim ? lines.join("\n") : rewriteBlock(lines.join("\n"), rewrites)))
    .join("\n");
}

interface Edit {
  from: number;
  to: number;
  text: string;
}

/** One paragraph, heading or table. Brackets are matched with a stack, so the work grows with the length only. */
function rewriteBlock(text: string, rewrites: InlineRewrites): string {
  const skip = verbatimSpans(text);
  const open: number[] = [];
  const edits: Edit[] = [];
  for (let at = 0; at < text.length; ) {
    const char = text[at];
    const verbatim = skip(at);
    if (verbatim > 0) {
      at += verbatim;
      continue;
    }
    if (char === "[") open.push(at);
    const start = char === "]" ? open.pop() : undefined;
    const edit =
      start === undefined
        ? undefined
        : (imageEdit(text, start, at, rewrites) ?? footnoteEdit(text, start, at, rewrites));
    // What was found inside an image's description goes with it.
    while (edit && (edits.at(-1)?.from ?? -1) > edit.from) edits.pop();
    if (edit) edits.push(edit);
    at = edit?.to ?? at + 1;
  }
  return applied(text, edits);
}

function applied(text: string, edits: Edit[]): string {
  let written = "";
  let at = 0;
  for (const edit of edits) {
    written += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return written + text.slice(at);
}

/** An address, as `<…>` or plain with escapes and one level of parentheses, and perhaps a title. */
const target =
  /\]\(\s*(?:<attachment:([^<>\n]*)>|attachment:((?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\])*\))*))(?:\s+(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'))?\s*\)/y;

/** @param start of `[`. @param end of the `]` that closes it */
function imageEdit(text: string, start: number, end: number, { image }: InlineRewrites): Edit | undefined {
  if (!image || text[start - 1] !== "!" || isEscaped(text, start - 1)) return undefined;
  target.lastIndex = end;
  const match = target.exec(text);
  if (!match) return undefined;
  const linked = text[start - 2] === "[" && !isEscaped(text, start - 2);
  const replacement = image(keyOf(match[1] ?? match[2] ?? ""), text.slice(start + 1, end), linked);
  return replacement === undefined ? undefined : { from: start - 1, to: end + match[0].length, text: replacement };
}

function footnoteEdit(text: string, start: number, end: number, { footnote }: InlineRewrites): Edit | undefined {
  if (!footnote || text[start + 1] !== "^" || text[end + 1] === ":") return undefined;
  const replacement = footnote(text.slice(start + 2, end));
  return replacement === undefined ? undefined : { from: start, to: end + 1, text: replacement };
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === "\\") slashes += 1;
  return slashes % 2 === 1;
}

/** The key as the image part has it: without the escapes and encodings that a link target needs. */
function keyOf(address: string): string {
  const plain = address.replace(/\\([!-/:-@[-`{-~])/g, "$1");
  try {
    return decodeURIComponent(plain);
  } catch (error) {
    if (error instanceof URIError) return plain;
    throw error;
  }
}
