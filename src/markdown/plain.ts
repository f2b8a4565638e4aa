import { edgeSpaces } from "./edge-spaces.ts";
import { escapeLine } from "./escape-line.ts";
import { guardLines } from "./line-starts.ts";
import { areDelimitersSafe } from "./safe-delimiters.ts";
import { SPECIAL, scanText } from "./scan-text.ts";
import { settleDelimiters } from "./settle-delimiters.ts";
import { breakToken, rawToken, type Token, textToken } from "./token.ts";

/** HTML shows a tab as one space; four are what a chat's text box shows, near enough. */
const TAB = "    ";
const SPACES = /^ +| {2,}/g;
/** A backslash or reference of ours: an address with one in it, taken for a link as it stands, would show that. */
const OURS = /\\|&nbsp;|&#/;
const ADDRESS = /(?:https?|ftp)(?=:\/\/)|www(?=\.)/gi;

/**
 * What a person typed, character for character, as Markdown that shows the same characters and the same line breaks.
 *
 * Line breaks are two spaces at the end of the line: nothing is added that a reader of the source sees, where a backslash
 * would stand after every line of a pasted program. One empty line separates paragraphs; further ones, spaces at the
 * start of a line and runs of spaces become `&nbsp;`, because a renderer drops them. Spaces at the end of a line and a
 * last line break show nowhere and are dropped. A backslash stands only where something would show differently without
 * it; addresses may become links, which changes nothing in what is read.
 */
export function plainToMarkdown(text: string): string {
  if (text.trim() === "") return "";
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
  return paragraphs(lines.map(visibleLine)).map(writeParagraph).join("\n\n");
}

function visibleLine(line: string): string {
  let end = line.length;
  while (end > 0 && " \t".includes(line.charAt(end - 1))) end--;
  return line.slice(0, end).replaceAll("\t", TAB);
}

/** Lines by paragraph. An empty line within one shows as an empty line, beyond the one that separates paragraphs. */
function paragraphs(lines: readonly string[]): string[][] {
  let current: string[] = [];
  const found = [current];
  let empty = 0;
  for (const line of lines) {
    if (line === "") empty++;
    else {
      const separates = empty > 0 && current.some((each) => each !== "");
      addEmpty(current, separates ? empty - 1 : empty);
      if (separates) {
        current = [];
        found.push(current);
      }
      current.push(line);
      empty = 0;
    }
  }
  addEmpty(current, empty);
  return found;
}

function addEmpty(lines: string[], count: number): void {
  for (let at = 0; at < count; at++) lines.push("");
}

function writeParagraph(lines: readonly string[]): string {
  const tokens: Token[] = [];
  lines.forEach((line, at) => {
    if (at > 0) tokens.push(breakToken("  \n"));
    addLine(tokens, line);
  });
  const line = edgeSpaces(tokens);
  if (!areDelimitersSafe(line)) settleDelimiters(line);
  const written = escapeLine(line, { place: "blocks", addresses: true });
  return guardLines(line, written, false).replace(/\S+/g, withoutLink);
}

const withoutLink = (stretch: string): string => (OURS.test(stretch) ? stretch.replace(ADDRESS, "$&\\") : stretch);

/** Of each run of spaces one may stay a space, so that a narrow window can break the line there. */
function addLine(tokens: Token[], line: string): void {
  if (line === "") tokens.push(rawToken("&nbsp;"));
  let copied = 0;
  for (const { 0: run, index } of line.matchAll(SPACES)) {
    // The space stands first, for an address takes what follows it; at the start of a line it would be dropped there.
    addWords(tokens, line.slice(copied, index === 0 ? 0 : index + 1));
    const kept = index === 0 && run.length > 1 ? 1 : 0;
    copied = index + run.length - kept;
    tokens.push(rawToken("&nbsp;".repeat(index === 0 ? run.length - kept : run.length - 1)));
  }
  addWords(tokens, line.slice(copied));
}

function addWords(tokens: Token[], words: string): void {
  if (words !== "") tokens.push(textToken(words, (scanText(words) & SPECIAL) !== 0));
}
