import { bodyOf } from "./render.ts";

const BLOCK =
  /^(?:P|DIV|H[1-6]|UL|OL|LI|BLOCKQUOTE|PRE|HR|TABLE|THEAD|TBODY|TR|TD|TH|DETAILS|SUMMARY|BODY|DISPLAY-TEX)$/;

/**
 * HTML as text to compare: what a browser shows of white space and nothing else about it. One node a line, attributes
 * sorted, white space collapsed as CSS does (kept in `pre`), and none at the edges of blocks and beside line breaks.
 */
export function normalHtml(html: string): string {
  const body = bodyOf(html);
  for (const formula of body.querySelectorAll(".katex-display, .katex")) replaceFormula(formula);
  body.normalize();
  collapse(body, { space: null, atStart: true });
  body.normalize();
  for (const node of [...body.querySelectorAll("br")].reverse()) if (isLast(node)) node.remove();
  const lines: string[] = [];
  write(body, "", lines);
  return lines.join("\n");
}

/** A formula counts by its source; in a table cell `\|` has to be written by its other name. */
function replaceFormula(formula: Element): void {
  const tex = formula.querySelector("annotation")?.textContent;
  if (tex === undefined) return;
  const name = formula.classList.contains("katex-display") ? "display-tex" : "tex";
  const short = formula.ownerDocument.createElement(name);
  short.setAttribute("source", tex.replace(/\\(?:\||Vert)\s*/g, "\\Vert "));
  formula.replaceWith(short);
}

/** A line break with nothing after it in its block is invisible. */
function isLast(node: Element): boolean {
  for (let at: Element | null = node; at !== null && !BLOCK.test(at.tagName); at = at.parentElement) {
    if (at.nextElementSibling && BLOCK.test(at.nextElementSibling.tagName)) return true;
    if (at.nextSibling) return false;
  }
  return true;
}

interface Line {
  /** Text node that ends with a space nothing has followed yet. */
  space: Text | null;
  atStart: boolean;
}

function collapse(element: Element, line: Line): void {
  const isBlock = BLOCK.test(element.tagName) || element.tagName === "BR";
  if (isBlock) edge(line);
  if (element.tagName !== "PRE") {
    for (const node of [...element.childNodes]) {
      if (node instanceof Comment) node.remove();
      else if (node.nodeType === Node.TEXT_NODE) collapseText(node as Text, line);
      else if (node.nodeType === Node.ELEMENT_NODE) collapse(node as Element, line);
    }
  }
  if (/^(?:IMG|INPUT|CODE|TEX)$/.test(element.tagName)) Object.assign(line, { space: null, atStart: false });
  if (isBlock) edge(line);
}

function edge(line: Line): void {
  if (line.space) line.space.data = line.space.data.slice(0, -1);
  line.space = null;
  line.atStart = true;
}

function collapseText(node: Text, line: Line): void {
  if (node.parentElement?.tagName === "CODE") node.data = node.data.replace(/\n/g, " ");
  else {
    node.data = node.data.replace(/[ \t\n\r]+/g, " ");
    if (node.data.startsWith(" ") && (line.atStart || line.space)) node.data = node.data.slice(1);
  }
  if (node.data === "") return;
  line.atStart = false;
  line.space = node.data.endsWith(" ") ? node : null;
}

function write(element: Element, indent: string, lines: string[]): void {
  const attributes = [...element.attributes].map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`).sort();
  const name = element.localName === "s" ? "del" : element.localName;
  lines.push(`${indent}<${name}${attributes.join("")}>`);
  element.normalize();
  for (const node of element.childNodes) {
    if (node.nodeType === Node.ELEMENT_NODE) write(node as Element, `${indent}  `, lines);
    else if (node.nodeValue) lines.push(`${indent}  ${JSON.stringify(node.nodeValue)}`);
  }
}
