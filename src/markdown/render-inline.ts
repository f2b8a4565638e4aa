import { edgeSpaces } from "./edge-spaces.ts";
import { escapeLine } from "./escape-line.ts";
import type { Place } from "./flow.ts";
import { guardLines } from "./line-starts.ts";
import { hasSafeEnds } from "./plain-line.ts";
import { areDelimitersSafe } from "./safe-delimiters.ts";
import { settleDelimiters } from "./settle-delimiters.ts";
import { TEXT, type Token } from "./token.ts";

const HEADING_END = /(^|[ \t])(#+)$/;
/**
 * One line of collected content as Markdown: marks chosen, text escaped, starts of lines guarded.
 * `isItemStart`: the line begins a list item, where `[x]` would be a task.
 */
export function renderInline(tokens: Token[], place: Place, isItemStart: boolean): string {
  const first = tokens[0];
  if (first === undefined) return "";
  if (tokens.length === 1 && first.type === TEXT && !first.special && hasSafeEnds(first.text)) return first.text;
  const line = edgeSpaces(tokens);
  if (!areDelimitersSafe(line)) settleDelimiters(line);
  const written = escapeLine(line, { place, addresses: false });
  if (place === "blocks") return guardLines(line, written, isItemStart);
  const markdown = written.join("");
  return place === "line" ? markdown.replace(HEADING_END, "$1\\$2") : markdown;
}
