import { type ScannedLine, scanBlocks } from "../block-scan.ts";

/**
 * Blocks of a Markdown file as a Logseq page: page properties, then a bullet for each message and under it one for each of
 * its paragraphs, code blocks, tables and quotes. Lists become bullets themselves.
 * @param blocks the first may be page properties, `key:: value`
 */
export function logseqPage(blocks: readonly string[]): string {
  const [first = "", ...rest] = blocks;
  const hasProperties = /^[\w-]+:: /.test(first);
  const bullets = (hasProperties ? rest : blocks).flatMap(outlined);
  return `${[...(hasProperties ? [first, ""] : []), ...bullets].join("\n")}\n`;
}

type Line = Pick<ScannedLine, "text" | "verbatim">;

const listItem = /^(\s*)[-+*](\s+)(\S.*)$/;

/** A block of the file: its first paragraph is a bullet, the others stand below it. */
function outlined(block: string): string[] {
  const [head = [], ...others] = paragraphs(block);
  return [...bullet(head, ""), ...others.flatMap((each) => bullet(each, "\t"))];
}

/** Top-level blocks of a Markdown text. Blank lines separate them, but for those inside code and raw HTML. */
function paragraphs(markdown: string): Line[][] {
  const found: Line[][] = [];
  let goesOn = false;
  for (const { text, verbatim } of scanBlocks(markdown).lines) {
    const isBlank = text.trim() === "" && !verbatim;
    const isInside = /^\s/.test(text) && /^(?:[-+*]|\d+[.)])\s/.test(found.at(-1)?.[0]?.text ?? "");
    if (!isBlank && !goesOn && !isInside) found.push([]);
    if (!isBlank) found.at(-1)?.push({ text, verbatim });
    goesOn = !isBlank;
  }
  return found.filter(([line]) => line?.text !== "<!-- -->");
}

function bullet(lines: readonly Line[], indent: string): string[] {
  const [first] = lines;
  if (!first) return [];
  if (!first.verbatim && listItem.test(first.text)) return listBullets(lines, indent);
  return lines.map((line, index) => `${indent}${index === 0 ? "- " : "  "}${written(line)}`);
}

/** A bulleted list: its own bullets are Logseq's, one tab a level. */
function listBullets(lines: readonly Line[], indent: string): string[] {
  /** Columns at which the text of the open items starts. */
  const columns: number[] = [];
  return lines.map((line) => {
    const text = line.text.replace(/^[ \t]+/, (lead) => lead.replaceAll("\t", "    "));
    const [, lead = "", gap = "", rest] = (line.verbatim ? null : listItem.exec(text)) ?? [];
    if (rest === undefined) {
      const inside = text.slice(Math.min(text.length - text.trimStart().length, columns.at(-1) ?? 0));
      return `${indent}${"\t".repeat(Math.max(0, columns.length - 1))}  ${written({ ...line, text: inside })}`;
    }
    while ((columns.at(-1) ?? 0) > lead.length) columns.pop();
    columns.push(lead.length + 1 + gap.length);
    return `${indent}${"\t".repeat(columns.length - 1)}- ${written({ ...line, text: rest })}`;
  });
}

/** `word:: …` at the start of a line would become a property of the block. */
function written({ text, verbatim }: Line): string {
  return verbatim ? text : text.replace(/^([^\s:`]+)::(?=\s|$)/, "$1:\\:");
}
