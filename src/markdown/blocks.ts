import { addBlock, boundary, endParagraph, takeLine } from "./block-content.ts";
import { createFlow, type Flow } from "./flow.ts";
import type { Conversion, Handler } from "./handler.ts";
import { addBreak, appendRaw } from "./inline-content.ts";
import { joinBlocks, quote } from "./join.ts";
import { plainLine } from "./plain-line.ts";

/** An element that begins and ends a paragraph and means nothing more. */
export const plainBlock: Handler = (element, flow, conversion) => {
  boundary(flow);
  conversion.children(element, flow);
  boundary(flow);
};

export const paragraph: Handler = (element, flow, conversion) => {
  boundary(flow);
  flow.loose = true;
  const asItIs = flow.place === "blocks" && flow.marks.length === 0 && flow.task === "" && !flow.preserve;
  const text = asItIs ? plainLine(element) : null;
  if (text === null) conversion.children(element, flow);
  else flow.blocks.push({ kind: "text", markdown: text });
  boundary(flow);
};

/** Reads content as a heading: always with number signs, on one line. */
export function readHeading(level: number, element: Element, flow: Flow, conversion: Conversion): void {
  if (flow.place !== "blocks") {
    plainBlock(element, flow, conversion);
    return;
  }
  endParagraph(flow);
  const inner = createFlow("line", "", flow);
  conversion.children(element, inner);
  const text = takeLine(inner);
  const signs = "#".repeat(level);
  addBlock(flow, { kind: "heading", markdown: text === "" ? signs : `${signs} ${text}` });
}

/** `h1` to `h6`. */
export const heading: Handler = (element, flow, conversion) =>
  readHeading(Number(element.localName.charAt(1)), element, flow, conversion);

export const blockQuote: Handler = (element, flow, conversion) => {
  if (flow.place !== "blocks") return plainBlock(element, flow, conversion);
  endParagraph(flow);
  const inner = createFlow("blocks", "", flow);
  conversion.children(element, inner);
  endParagraph(inner);
  addBlock(flow, { kind: "quote", markdown: quote(joinBlocks(inner.blocks)) });
};

/** `hr`. In a list with dashes a line of dashes would be an item; right under a line of text it would make it a heading. */
export const rule: Handler = (_element, flow) => {
  if (flow.place === "blocks") addBlock(flow, { kind: "rule", markdown: flow.item === "" ? "---" : ruleIn(flow.item) });
  else boundary(flow);
};

const ruleIn = (marker: string): string => (marker === "*" ? "___" : "***");

/** `details`, `summary` being its first line: HTML around Markdown. */
export const details: Handler = (element, flow, conversion) => {
  if (flow.place !== "blocks") return plainBlock(element, flow, conversion);
  endParagraph(flow);
  const inner = createFlow("blocks", "", flow);
  conversion.children(element, inner);
  endParagraph(inner);
  const open = element.hasAttribute("open") ? "<details open>" : "<details>";
  const body = joinBlocks(inner.blocks);
  const gap = body.startsWith("<summary>") ? "\n" : "\n\n";
  addBlock(flow, { kind: "html", markdown: `${open}${gap}${body}\n\n</details>` });
};

/** `br`. */
export const lineBreak: Handler = (_element, flow) => {
  addBreak(flow);
};

/** A check box at the start of a list item is a task's; elsewhere it shows as its sign. */
export const input: Handler = (element, flow) => {
  if (element.getAttribute("type") !== "checkbox") return;
  addTask(flow, (element as HTMLInputElement).checked);
};

/** Adds a task's box. */
export function addTask(flow: Flow, checked: boolean): void {
  const starts = flow.item !== "" && flow.items === null && flow.blocks.length === 0 && flow.tokens.length === 0;
  if (starts) flow.task = checked ? "[x]" : "[ ]";
  else {
    appendRaw(flow, checked ? "☑" : "☐");
    flow.space = true;
  }
}
