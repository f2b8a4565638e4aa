import { firstChildOf, isForm, nextSiblingOf } from "./form.ts";

const LINE = /(?:^|\s)(?:cm-line|view-line)(?:\s|$)/;
const MONACO = /(?:^|\s)view-line(?:\s|$)/;
const LINE_NUMBER = /(?:^|\s)(?:linenumber|line-number|line-numbers|cm-gutters)(?:\s|$)/;
/** Anything but the spans that colour code, and spans that may be lines or line numbers: only then a walk is needed. */
const MORE_THAN_TEXT = ":not(span), [class*=line]";
const NOT_CODE = new Set(["button", "svg", "style", "script", "template", "select"]);

/**
 * The characters of a code block as shown: text nodes as they are, `br` and the line elements of the CodeMirror and
 * Monaco editors as line breaks; buttons and line numbers left out.
 */
export function codeText(element: Element): string {
  if (element.querySelector(MORE_THAN_TEXT) === null) return element.textContent;
  const lines = { text: "", fresh: true };
  read(element, lines);
  return lines.text;
}

interface Reading {
  text: string;
  /** Nothing was read since the last line element began. */
  fresh: boolean;
}

function read(parent: Element, reading: Reading): void {
  for (let node = firstChildOf(parent); node !== null; node = nextSiblingOf(node)) {
    if (isForm(node)) read(node, reading);
    else if (node.nodeType === 3) reading.text += (node as Text).data;
    else if (node.nodeType === 1) readElement(node as Element, reading);
  }
}

function readElement(element: Element, reading: Reading): void {
  const name = element.localName;
  if (name === "br") {
    reading.text += "\n";
    return;
  }
  if (NOT_CODE.has(name)) return;
  const classes = element.getAttribute("class");
  if (classes !== null && LINE_NUMBER.test(classes)) return;
  if (classes !== null && LINE.test(classes)) readLine(element, MONACO.test(classes), reading);
  else read(element, reading);
}

/** One line element. An empty one holds a lone `br`, and Monaco writes spaces as no-break spaces. */
function readLine(element: Element, monaco: boolean, reading: Reading): void {
  const inner: Reading = { text: "", fresh: true };
  read(element, inner);
  const line = inner.text.endsWith("\n") ? inner.text.slice(0, -1) : inner.text;
  reading.text += (reading.fresh ? "" : "\n") + (monaco ? line.replaceAll("\u00a0", " ") : line);
  reading.fresh = false;
}
