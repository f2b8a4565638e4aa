import { scanBlocks } from "./block-scan.ts";

/** A Markdown text that leaves nothing open, so that what follows it stands on its own. */
export function closed(markdown: string): string {
  const { closer } = scanBlocks(markdown);
  if (closer === "") return markdown;
  return `${markdown}${markdown.endsWith("\n") ? "" : "\n"}${closer}`;
}

/** A Markdown text as a block quote, under a bold label. */
export function quotedBlock(label: string, markdown: string): string {
  return quotedUnder(`**${label}**`, markdown);
}

/** A Markdown text folded away under a label, as GitHub, GitLab and most Markdown viewers show it. */
export function foldedBlock(label: string, markdown: string): string {
  const summary = label.replace(/[&<>]/g, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[char] ?? "");
  const body = trimBlankLines(closed(markdown));
  return [`<details>\n<summary>${summary}</summary>`, ...(body.trim() === "" ? [] : [body]), "</details>"].join("\n\n");
}

/** A Markdown text as a block quote, under a first line of Markdown. */
export function quotedUnder(first: string, markdown: string): string {
  const { lines } = scanBlocks(trimBlankLines(closed(markdown)));
  const body = lines.map(({ text, raw }) => (raw ? text : tabsAsSpaces(text)));
  const blank = body.every((line) => line.trim() === "");
  return [first, ...(blank ? [] : ["", ...body])].map((line) => (line === "" ? ">" : `> ${line}`)).join("\n");
}

/** Tabs before the text of a line as the spaces they stand for: behind a quote mark they would stand for others. */
function tabsAsSpaces(line: string): string {
  return line.replace(/^(?:[ \t>]|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/, (lead) => {
    let written = "";
    for (const char of lead) written += char === "\t" ? " ".repeat(4 - (written.length % 4)) : char;
    return written;
  });
}

/**
 * Blocks one after the other, with blank lines between. Where one would take in the start of the next (a list another list
 * or what is indented, indented code its like), an empty comment keeps them apart, as CommonMark suggests.
 */
export function stacked(blocks: readonly string[]): string {
  let written = "";
  for (const block of blocks.map(trimBlankLines).filter((each) => each !== "")) {
    const apart = written !== "" && clings(written, block) ? "<!-- -->\n\n" : "";
    written += `${written === "" ? "" : "\n\n"}${apart}${block}`;
  }
  return written;
}

function clings(before: string, block: string): boolean {
  const isIndented = /^[ \t]/.test(block);
  if (!isIndented && !/^(?:[-+*]|\d{1,9}[.)])(?:\s|$)/.test(block)) return false;
  const { endsIn } = scanBlocks(before);
  return endsIn === "list" || (endsIn === "indented" && isIndented);
}

function trimBlankLines(text: string): string {
  const begun = text.replace(/^(?:[ \t]*[\r\n])+/, "");
  // From the end, for a pattern would be tried at every line break of the text.
  let end = begun.length;
  while (end > 0 && " \t\r\n".includes(begun.charAt(end - 1))) end--;
  const behind = begun.slice(end).search(/[\r\n]/);
  return behind < 0 ? begun : begun.slice(0, end + behind);
}
