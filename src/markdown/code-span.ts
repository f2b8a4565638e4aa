import type { Flow } from "./flow.ts";
import type { Handler } from "./handler.ts";
import { appendRaw, neighbour } from "./inline-content.ts";
import { withLink } from "./links.ts";
import { RAW } from "./token.ts";

/** The shortest run of backticks that does not stand in the text. */
function ticksFor(text: string): string {
  if (!text.includes("`")) return "`";
  const runs = new Set((text.match(/`+/g) ?? []).map((run) => run.length));
  let length = 1;
  while (runs.has(length)) length++;
  return "`".repeat(length);
}

/** A code span; a space inside each end where the text itself begins or ends so that it would lose one or join the fence. */
function codeSpan(text: string): string {
  const ticks = ticksFor(text);
  const joins = text.startsWith("`") || text.endsWith("`");
  const loses = text.startsWith(" ") && text.endsWith(" ") && text.trim() !== "";
  const pad = joins || loses ? " " : "";
  return ticks + pad + text + pad + ticks;
}

/** Code as HTML, every sign as a character reference: where two code spans touch, or a cell cannot hold the span. */
const codeHtml = (text: string): string =>
  `<code>${text.replace(/[!-/:-@[-`{-~]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</code>`;

/** Adds inline code. A line break in it shows as a space. */
export function addCode(flow: Flow, source: string): void {
  const text = source.replace(/\r\n?|\n/g, " ");
  if (text === "") return;
  const last = neighbour(flow);
  const touches = last?.type === RAW && last.text.endsWith("`");
  const unsayable = flow.place === "cell" && text.includes("\\|");
  appendRaw(flow, touches || unsayable ? codeHtml(text) : codeSpan(text));
}

/** `code`: a link that is all of its content goes around it. */
export const inlineCode: Handler = (element, flow, conversion) => {
  const only = element.firstElementChild;
  if (only?.localName === "a" && only === element.firstChild && only === element.lastChild) {
    withLink(only, flow, conversion, () => addCode(flow, only.textContent));
  } else addCode(flow, element.textContent);
};
