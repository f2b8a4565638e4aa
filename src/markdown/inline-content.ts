import type { Flow } from "./flow.ts";
import type { Mark } from "./marks.ts";
import { breakToken, closeToken, openToken, RAW, rawToken, TEXT, type Token, textToken } from "./token.ts";

/** Writes what waited for content: line breaks, a space, then the marks that open here, so that no mark begins with a space. */
export function beginContent(flow: Flow): void {
  if (flow.task !== "") writeTask(flow);
  for (; flow.breaks > 0; flow.breaks--) flow.tokens.push(breakToken(flow.place === "blocks" ? "\\\n" : "<br>"));
  if (flow.space && !flow.lineStart) appendText(flow, " ", false);
  flow.space = false;
  flow.lineStart = false;
  for (; flow.written < flow.marks.length; flow.written++) {
    const mark = flow.marks[flow.written];
    if (mark) flow.tokens.push(openToken(mark));
  }
}

function writeTask(flow: Flow): void {
  flow.tokens.push(rawToken(`${flow.task} `));
  flow.task = "";
  flow.space = false;
  flow.breaks = 0;
}

/** Adds visible text; neighbours become one token, because what needs escaping shows only in the whole. */
export function appendText(flow: Flow, text: string, special: boolean): void {
  const last = flow.tokens[flow.tokens.length - 1];
  if (last === undefined || last.type !== TEXT) pushText(flow, last, text, special);
  else {
    last.text += text;
    // Two texts can make a sign between them that neither holds, such as `:` and `//`.
    last.special ||= special || text !== " ";
  }
}

/** A digit right after the closing dollar of a formula would keep it from closing, so it becomes a reference. */
function pushText(flow: Flow, last: Token | undefined, text: string, special: boolean): void {
  if (last?.type !== RAW || !last.text.endsWith("$") || !/^\d/.test(text)) {
    flow.tokens.push(textToken(text, special));
    return;
  }
  flow.tokens.push(rawToken(`&#${text.charCodeAt(0)};`));
  if (text.length > 1) flow.tokens.push(textToken(text.slice(1), special));
}

/** The piece that what comes next will stand against, with nothing between. */
export function neighbour(flow: Flow): Token | undefined {
  const waiting = flow.space || flow.breaks > 0 || flow.written < flow.marks.length;
  return waiting ? undefined : flow.tokens[flow.tokens.length - 1];
}

/** Adds inline Markdown that is finished. */
export function appendRaw(flow: Flow, markdown: string): void {
  beginContent(flow);
  flow.tokens.push(rawToken(markdown));
}

export function openMark(flow: Flow, mark: Mark): void {
  flow.marks.push(mark);
}

/** Closes the innermost mark; one that never got content leaves nothing behind, unless `evenEmpty`. */
export function closeMark(flow: Flow, evenEmpty = false): void {
  if (evenEmpty && flow.written < flow.marks.length) beginContent(flow);
  const mark = flow.marks.pop();
  if (mark === undefined || flow.written <= flow.marks.length) return;
  flow.written = flow.marks.length;
  flow.tokens.push(closeToken(mark));
}

/** A line break of the page. */
export function addBreak(flow: Flow): void {
  flow.breaks++;
  flow.space = false;
  flow.lineStart = true;
}
