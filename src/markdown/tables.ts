import { addBlock, takeLine } from "./block-content.ts";
import { plainBlock } from "./blocks.ts";
import { createFlow, type Flow } from "./flow.ts";
import { readGrid } from "./grid.ts";
import type { Conversion, Handler } from "./handler.ts";
import { plainLine } from "./plain-line.ts";

type Alignment = "left" | "center" | "right" | "";

const RULES: Readonly<Record<Alignment, string>> = { left: ":--", center: ":-:", right: "--:", "": "---" };
const STYLE = /text-align:\s*(left|center|right|start|end)/i;
const CLASS = /(?:^|\s)(?:text|align)-(left|center|right|start|end)(?:\s|$)/;

/** `table`. Inside another cell or a heading its rows become lines. */
export const table: Handler = (element, flow, conversion) => {
  if (flow.place !== "blocks") {
    plainBlock(element, flow, conversion);
    return;
  }
  const caption = firstChildNamed(element, "caption");
  if (caption) plainBlock(caption, flow, conversion);
  const { rows, hasHead } = readGrid(element, conversion.isShown);
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (columns === 0) return;
  addBlock(flow, { kind: "table", markdown: writeTable(rows, hasHead, columns, conversion, flow) });
};

function firstChildNamed(parent: Element, name: string): Element | null {
  let child = parent.firstElementChild;
  while (child !== null && child.localName !== name) child = child.nextElementSibling;
  return child;
}

type Rows = (Element | null)[][];

/** GFM tables have a header row always: an empty one stands where the page has none. */
function writeTable(rows: Rows, hasHead: boolean, columns: number, conversion: Conversion, outer: Flow): string {
  const places = Array.from({ length: columns }, (_, at) => at);
  const lines = rows.map((row) => writeRow(places.map((at) => cellText(row[at] ?? null, conversion, outer))));
  const alignments = places.map((at) => RULES[columnAlignment(rows, at)]);
  const head = hasHead ? lines.shift() : undefined;
  return [head ?? writeRow(places.map(() => "")), writeRow(alignments), ...lines].join("\n");
}

const writeRow = (cells: readonly string[]): string =>
  `|${cells.map((cell) => (cell ? ` ${cell} ` : "  ")).join("|")}|`;

function cellText(cell: Element | null, conversion: Conversion, outer: Flow): string {
  if (cell === null) return "";
  const plain = outer.marks.length === 0 && !outer.preserve ? plainLine(cell) : null;
  if (plain !== null) return plain;
  const flow = createFlow("cell", "", outer);
  conversion.children(cell, flow);
  return takeLine(flow);
}

/** A column is aligned as its first cell that says so. */
function columnAlignment(rows: Rows, column: number): Alignment {
  for (const row of rows) {
    const cell = row[column];
    const found = cell ? alignmentOf(cell) : "";
    if (found !== "") return found;
  }
  return "";
}

function alignmentOf(cell: Element): Alignment {
  if (!cell.hasAttributes()) return "";
  const style = cell.getAttribute("style");
  const named = style === null ? null : STYLE.exec(style);
  const classes = cell.getAttribute("class");
  const found = named?.[1] ?? cell.getAttribute("align") ?? (classes === null ? "" : (CLASS.exec(classes)?.[1] ?? ""));
  return normal(found.toLowerCase());
}

function normal(name: string): Alignment {
  if (name === "start") return "left";
  if (name === "end") return "right";
  return name === "left" || name === "center" || name === "right" ? name : "";
}
