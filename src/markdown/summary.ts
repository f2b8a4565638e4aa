import { addBlock, takeLine } from "./block-content.ts";
import { plainBlock } from "./blocks.ts";
import { createFlow } from "./flow.ts";
import type { Handler } from "./handler.ts";

/** Signs that mean something else in HTML than in Markdown. */
const MARKUP = /[\\`*_~[\]<>&$]/;

/** `summary`: an HTML line; where it holds more than words, blank lines let Markdown in. */
export const summary: Handler = (element, flow, conversion) => {
  if (flow.place !== "blocks") {
    plainBlock(element, flow, conversion);
    return;
  }
  const inner = createFlow("line", "", flow);
  conversion.children(element, inner);
  const text = takeLine(inner);
  const gap = MARKUP.test(text) ? "\n\n" : "";
  addBlock(flow, { kind: "html", markdown: `<summary>${gap}${text}${gap}</summary>` });
};
