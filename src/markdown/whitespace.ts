import type { Flow } from "./flow.ts";
import { addBreak, appendText, beginContent } from "./inline-content.ts";
import { COLLAPSE, SPECIAL, scanText } from "./scan-text.ts";

const SPACE = 32;
/** The white space that CSS `white-space: normal` collapses; no-break and wide spaces, zero-width and control characters stay. */
const RUNS = /[ \t\n\r]+/g;

/** Adds the text of a text node as the page shows it. */
export function addText(flow: Flow, data: string): void {
  if (flow.preserve) addPreserved(flow, data);
  else addCollapsed(flow, data);
}

function addCollapsed(flow: Flow, data: string): void {
  const asks = scanText(data);
  const text = asks & COLLAPSE ? data.replace(RUNS, " ") : data;
  const start = text.charCodeAt(0) === SPACE ? 1 : 0;
  if (start === 1) flow.space = true;
  if (text.length === start) return;
  const end = text.charCodeAt(text.length - 1) === SPACE ? 1 : 0;
  beginContent(flow);
  appendText(flow, start + end === 0 ? text : text.slice(start, text.length - end), (asks & SPECIAL) !== 0);
  flow.space = end === 1;
}

/** Text whose line breaks and runs of spaces show: breaks stay breaks, and every space a renderer would drop becomes a no-break one. */
function addPreserved(flow: Flow, data: string): void {
  data.split(/\r\n?|\n/).forEach((line, at) => {
    if (at > 0) addBreak(flow);
    addPreservedLine(flow, line);
  });
}

/** One space between a text and what stands beside it in the same line, a task's box too, is a space like any other. */
function addPreservedLine(flow: Flow, line: string): void {
  const beside = !flow.lineStart || flow.task !== "";
  const joins = beside && !flow.space && /^ (?! )/.test(line);
  if (joins) flow.space = true;
  const parts = /[^ ] $/.test(line);
  const text = line.slice(joins ? 1 : 0, parts ? -1 : undefined);
  if (text === "") return;
  beginContent(flow);
  appendText(flow, keepSpaces(text), true);
  flow.space = parts;
}

const keepSpaces = (line: string): string =>
  line.replace(/\t/g, "    ").replace(/^ +| {2,}| +$/g, (run) => "\u00a0".repeat(run.length));
