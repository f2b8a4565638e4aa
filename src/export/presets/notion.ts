import { scanBlocks } from "../block-scan.ts";

/** Notion knows three levels of headings; deeper ones become the third. The comments that keep lists apart would be shown. */
export function notionBlocks(blocks: readonly string[]): string[] {
  return blocks.map((block) =>
    scanBlocks(block)
      .lines.filter(({ text }) => text !== "<!-- -->")
      .map(({ text, verbatim }) => (verbatim ? text : text.replace(/^( {0,3})#{4,6}(?=\s)/, "$1###")))
      .join("\n"),
  );
}
