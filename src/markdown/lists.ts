import { addBlock, boundary, endParagraph, endTask } from "./block-content.ts";
import { plainBlock } from "./blocks.ts";
import { type Block, createFlow, type Flow, type Item } from "./flow.ts";
import type { Handler } from "./handler.ts";
import { appendRaw } from "./inline-content.ts";
import { writeList } from "./write-list.ts";

/** `ul`, `menu`, `ol`. */
export const list: Handler = (element, flow, conversion) => {
  if (flow.place !== "blocks") {
    plainBlock(element, flow, conversion);
    return;
  }
  endParagraph(flow);
  const ordered = element.localName === "ol";
  const marker = nextMarker(ordered, flow);
  const inner = createFlow("blocks", marker, flow);
  inner.items = [];
  conversion.children(element, inner);
  collectStray(inner, inner.items);
  const start = ordered ? startOf(element) : null;
  for (const block of writeList(inner.items, marker, start)) addBlock(flow, block);
};

/** `li`. Outside a list, and where a list cannot stand, a line of its own. */
export const listItem: Handler = (element, flow, conversion) => {
  const { items } = flow;
  if (items === null) {
    boundary(flow);
    if (flow.place !== "blocks") appendRaw(flow, `${lineMarker(element)} `);
    conversion.children(element, flow);
    boundary(flow);
    return;
  }
  collectStray(flow, items);
  const inner = createFlow("blocks", flow.item, flow);
  conversion.children(element, inner);
  endParagraph(inner);
  endTask(inner);
  items.push({ blocks: inner.blocks, loose: inner.loose, value: numberIn(element, "value") });
};

/** A list right after another, or right at the start of another's item, needs a different sign to be one of its own. */
function nextMarker(ordered: boolean, flow: Flow): string {
  const previous: Block | undefined = flow.blocks[flow.blocks.length - 1];
  if (ordered) return previous?.marker === "." ? ")" : ".";
  const taken = previous === undefined ? flow.item : previous.marker;
  return taken === "-" ? "*" : "-";
}

/** Content that stands in a list but in none of its items, as lists nested the old way do. */
function collectStray(flow: Flow, items: Item[]): void {
  endParagraph(flow);
  if (flow.blocks.length === 0) return;
  const last = items[items.length - 1];
  if (last) last.blocks = last.blocks.concat(flow.blocks);
  else items.push({ blocks: flow.blocks, loose: false, value: null });
  flow.blocks = [];
}

function numberIn(element: Element, attribute: string): number | null {
  const value = Number.parseInt(element.getAttribute(attribute) ?? "", 10);
  return Number.isNaN(value) ? null : value;
}

const startOf = (element: Element): number => numberIn(element, "start") ?? 1;

/** What an item begins with on a line of its own, e.g. in a table cell. */
function lineMarker(element: Element): string {
  const parent = element.parentElement;
  if (parent?.localName !== "ol") return "-";
  let number = startOf(parent);
  for (let item = element.previousElementSibling; item !== null; item = item.previousElementSibling) number++;
  return `${number}.`;
}
