import type { Block, Flow } from "./flow.ts";
import { addBreak } from "./inline-content.ts";
import { reopened } from "./marks.ts";
import { renderInline } from "./render-inline.ts";
import { closeToken } from "./token.ts";

/** The edge of a block element: ends the paragraph, or, where only one line may be, puts a space or a break. */
export function boundary(flow: Flow): void {
  if (flow.place === "blocks") endParagraph(flow);
  else if (flow.place === "line") flow.space = true;
  else if (flow.tokens.length > 0 && flow.breaks === 0) addBreak(flow);
}

/** Adds a finished block; only where blocks may stand. */
export function addBlock(flow: Flow, block: Block): void {
  endParagraph(flow);
  endTask(flow);
  flow.blocks.push(block);
}

/** A task of which nothing but the box stands on its line. */
export function endTask(flow: Flow): void {
  if (flow.task !== "") flow.blocks.push({ kind: "text", markdown: flow.task });
  flow.task = "";
}

/** Turns the collected line into Markdown; marks still open are closed here and open again in the next paragraph. */
export function takeLine(flow: Flow): string {
  for (let at = flow.written - 1; at >= 0; at--) {
    const mark = flow.marks[at];
    if (mark) flow.tokens.push(closeToken(mark));
  }
  flow.breaks = 0;
  flow.space = false;
  flow.lineStart = true;
  if (flow.tokens.length === 0) return "";
  const markdown = renderInline(flow.tokens, flow.place, isItemStart(flow));
  flow.tokens = [];
  if (flow.marks.length > 0) flow.marks = flow.marks.map(reopened);
  flow.written = 0;
  return markdown;
}

/** True while nothing of a list item is finished: where `[x]` would become a task. */
function isItemStart(flow: Flow): boolean {
  return flow.item !== "" && flow.blocks.length === 0;
}

export function endParagraph(flow: Flow): void {
  const markdown = takeLine(flow);
  if (markdown !== "") flow.blocks.push({ kind: "text", markdown });
}
