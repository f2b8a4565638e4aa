import { escapeText, type Surroundings } from "./escape-text.ts";
import type { Place } from "./flow.ts";
import { closing, opening } from "./marks.ts";
import { escapePipes } from "./pipes.ts";
import { BREAK, OPEN, RAW, TEXT, type Token } from "./token.ts";

/** What kind of line it is. */
export interface Line {
  place: Place;
  /** Addresses in the text may become links. */
  addresses: boolean;
}

/** Every token of a line as Markdown, the text among them escaped as far as the line as a whole needs it. */
export function escapeLine(line: readonly Token[], { place, addresses }: Line): string[] {
  const written: string[] = [];
  let special = false;
  for (const token of line) {
    if (token.type !== TEXT) written.push(write(token, place));
    else {
      written.push(token.text);
      special ||= token.special || token.text.endsWith("!");
    }
  }
  if (special) escapeTexts(line, written, place, addresses);
  return written;
}

/** A token other than text. */
function write(token: Token, place: Place): string {
  if (token.type === BREAK) return token.text;
  const markdown = token.type === RAW ? token.text : signOf(token);
  return place === "cell" ? escapePipes(markdown) : markdown;
}

function signOf(token: Token): string {
  if (token.mark === null) return "";
  return token.type === OPEN ? opening(token.mark) : closing(token.mark);
}

/** Replaces each text in `written` by its escaped form. */
function escapeTexts(line: readonly Token[], written: string[], place: Place, addresses: boolean): void {
  const dollars = countDollars(written) > 1;
  const lastWithBackticks = written.findLastIndex((text) => text.includes("`"));
  let depth = 0;
  let bracket = false;
  line.forEach((token, at) => {
    if (token.mark?.kind === "link") depth += token.type === OPEN ? 1 : -1;
    if (token.type !== TEXT) return;
    const { text } = token;
    const ownBracket = text.indexOf("[");
    written[at] = escapeEnd(text, {
      before: written[at - 1]?.slice(-1) ?? "",
      after: written[at + 1]?.charAt(0) ?? "",
      escapes: token.escapes,
      lastBackticks: at < lastWithBackticks ? Number.POSITIVE_INFINITY : lastRun(text),
      dollars,
      inCell: place === "cell",
      inLink: depth > 0,
      addresses,
      bracket: bracket ? -1 : ownBracket < 0 ? Number.POSITIVE_INFINITY : ownBracket,
    });
    bracket ||= ownBracket >= 0;
  });
}

/** An exclamation mark would make an image of a link after it. */
function escapeEnd(text: string, around: Surroundings): string {
  const escaped = escapeText(text, around);
  return around.after === "[" && escaped.endsWith("!") ? `${escaped.slice(0, -1)}\\!` : escaped;
}

function countDollars(texts: readonly string[]): number {
  let count = 0;
  for (const text of texts) {
    for (let at = text.indexOf("$"); at >= 0; at = text.indexOf("$", at + 1)) count++;
  }
  return count;
}

/** Where the last run of backticks begins. */
function lastRun(text: string): number {
  let at = text.lastIndexOf("`");
  while (at > 0 && text.charAt(at - 1) === "`") at--;
  return at;
}
