import type { MarkdownIt, Token } from "markdown-it";

/** A table, rendered. */
export interface Table {
  /** `<thead>` and `<tbody>`, as CommonMark's renderers write them. */
  html: string;
  /** Attributes of the block, with a space in front. */
  attributes: string;
  /** HTML of the cells of the first row, and of the rows below it. */
  head: string[];
  rows: string[][];
  /** '', "left", "center" or "right" for each column. */
  align: string[];
}

/** Both tags of an element without content, or the one that is wanted. */
export function tagged(nesting: number, [open, close]: readonly [string, string]): string {
  if (nesting === 0) return open + close;
  return nesting > 0 ? open : close;
}

/** Each table's tokens put together in one `whole_table` token, so that they can be dressed as one. */
export function gatherTables(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  let table: Token | null = null;
  for (const token of tokens) {
    if (token.type === "table_open") {
      token.type = "whole_table";
      token.nesting = 0;
      token.children = [];
      out.push(token);
      table = token;
    } else if (token.type === "table_close") table = null;
    else if (table) table.children?.push(token);
    else out.push(token);
  }
  return out;
}

const alignment = (cell: Token): string => /text-align:(\w+)/.exec(String(cell.attrGet("style") ?? ""))?.[1] ?? "";

const cellTag = (name: string, align: string, html: string): string =>
  `<${name}${align === "" ? "" : ` style="text-align:${align}"`}>${html}</${name}>`;

/** Renders a `whole_table` token. */
export function tableOf(token: Token, inline: (children: Token[]) => string, md: MarkdownIt): Table {
  const rows: string[][] = [];
  const align: string[] = [];
  for (const part of token.children ?? []) {
    if (part.type === "tr_open") rows.push([]);
    if (part.type === "th_open") align.push(alignment(part));
    if (part.type === "inline") rows.at(-1)?.push(inline(part.children ?? []));
  }
  const [head = [], ...body] = rows;
  const row = (name: string, cells: readonly string[]): string =>
    `<tr>${cells.map((html, column) => cellTag(name, align[column] ?? "", html)).join("")}</tr>`;
  const below = body.length > 0 ? `<tbody>${body.map((cells) => row("td", cells)).join("")}</tbody>` : "";
  const html = `<thead>${row("th", head)}</thead>${below}`;
  return { html, attributes: md.renderer.renderAttrs(token), head, rows: body, align };
}
