import { createElement, createText } from "./create-node.ts";
import { decodeReferences } from "./entities.ts";
import { endedBy, holderIn, isCell, isRowless, ofTables, voidElements } from "./nesting.ts";
import { append, type HtmlElement } from "./node.ts";
import { readTag, type Tag } from "./read-tag.ts";

/** Elements within elements beyond this become siblings; nobody writes that many. */
const DEEPEST = 200;

/** What stands in these is text, whatever it looks like; in the second ones references count. */
const RAW = new Set(["script", "style", "xmp", "iframe", "noembed", "noframes"]);
const RAW_WITH_REFERENCES = new Set(["textarea", "title"]);

interface Parsing {
  html: string;
  open: HtmlElement[];
  /** Names of raw elements of which no end tag comes any more. */
  endless: Set<string>;
}

/**
 * HTML as elements. Reads what programs write (elements in order, end tags of `p`, `li`, table rows and the like left out) and
 * takes anything else as it comes; no text is lost. Never throws; its time grows with the length alone.
 */
export function parseHtml(html: string): HtmlElement {
  const root = createElement("body", new Map());
  const parsing: Parsing = { html, open: [root], endless: new Set() };
  let at = 0;
  while (at < html.length) {
    const sign = html.indexOf("<", at);
    if (sign < 0) break;
    const next = html[sign + 1] ?? "";
    if (/[A-Za-z/!?]/.test(next)) {
      addText(parsing, html.slice(at, sign));
      at = readMarkup(parsing, sign, next);
    } else {
      addText(parsing, html.slice(at, sign + 1));
      at = sign + 1;
    }
  }
  addText(parsing, html.slice(at));
  return root;
}

function addText({ open }: Parsing, source: string, references = true): void {
  const parent = open.at(-1);
  if (source === "" || !parent) return;
  const isFirstOfPre = parent.localName === "pre" && parent.firstChild === null;
  const text = isFirstOfPre ? source.replace(/^\r?\n/, "") : source;
  const data = (references ? decodeReferences(text) : text).replace(/\r\n?/g, "\n").replaceAll("\0", "");
  if (data === "") return;
  const holder = /\S/.test(data) ? holderIn(open) : parent;
  const last = holder.lastChild;
  if (last?.nodeType === 3) {
    last.data += data;
    last.nodeValue = last.data;
    last.textContent = last.data;
  } else append(holder, createText(data));
}

/** Reads what starts with `<`, and gives the place behind it. What never ends is text, up to the end of all. */
function readMarkup(parsing: Parsing, start: number, next: string): number {
  const { html } = parsing;
  const other = next === "!" || next === "?" ? endOfComment(html, start) : undefined;
  const tag = other === undefined ? readTag(html, start) : null;
  if (other !== undefined && other > 0) return other;
  if (tag === null) {
    addText(parsing, html.slice(start));
    return html.length;
  }
  if (!tag.closing) return openElement(parsing, tag);
  close(parsing, tag.name);
  return tag.end;
}

/** Place behind a comment or declaration; 0 for one without an end. */
function endOfComment(html: string, start: number): number {
  const closed = /^<!--(-?)>/.exec(html.slice(start, start + 6))?.[0];
  if (closed) return start + closed.length;
  const isComment = html.startsWith("<!--", start);
  const end = isComment ? html.indexOf("-->", start + 4) : html.indexOf(">", start);
  return end < 0 ? 0 : end + (isComment ? 3 : 1);
}

function openElement(parsing: Parsing, { name, attributes, end }: Tag): number {
  const { open } = parsing;
  endOthers(open, name);
  const element = createElement(name, attributes);
  const isRaw = RAW.has(name) || RAW_WITH_REFERENCES.has(name);
  const rawEnd = isRaw ? endOfRaw(parsing, name, end) : 0;
  if (isRaw && rawEnd === 0) return end;
  if (isCell(name) && isRowless(open.at(-1))) {
    const row = createElement("tr", new Map());
    append(open.at(-1) ?? element, row);
    open.push(row);
  }
  append(ofTables.has(name) ? (open.at(-1) ?? element) : holderIn(open), element);
  if (isRaw) return readRaw(parsing, element, end, rawEnd);
  if (!voidElements.has(name) && open.length < DEEPEST) open.push(element);
  return end;
}

/** Place of the end tag of a raw element; 0 where there is none. */
function endOfRaw({ html, endless }: Parsing, name: string, start: number): number {
  if (endless.has(name)) return 0;
  const closing = new RegExp(`</${name}(?=[\\s/>])`, "gi");
  closing.lastIndex = start;
  const found = closing.exec(html);
  if (!found) endless.add(name);
  return found?.index ?? 0;
}

function readRaw(parsing: Parsing, element: HtmlElement, start: number, end: number): number {
  parsing.open.push(element);
  addText(parsing, parsing.html.slice(start, end), RAW_WITH_REFERENCES.has(element.localName));
  parsing.open.pop();
  const behind = parsing.html.indexOf(">", end);
  return behind < 0 ? parsing.html.length : behind + 1;
}

/** Ends the elements that cannot go on where another one starts. */
function endOthers(open: HtmlElement[], name: string): void {
  for (;;) {
    const at = endedBy(open, name);
    if (at < 1) return;
    open.length = at;
  }
}

function close({ open }: Parsing, name: string): void {
  const at = open.findLastIndex(({ localName }) => localName === name);
  // Alone these end a line, as in a browser.
  if (name === "br" || (name === "p" && at <= 0)) append(holderIn(open), createElement(name, new Map()));
  if (at > 0) open.length = at;
}
