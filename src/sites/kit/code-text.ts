import { all, attr, isElement, matches, nameOf, textOf } from "../dom.ts";
import { walk } from "../walk.ts";

const skipped = new Set(["button", "svg", "style", "script", "template", "select"]);
const lineNumber = ".linenumber, .line-number, .line-numbers, .cm-gutters, .margin";
/** One element a line, as the CodeMirror and Monaco editors have it. */
const editorLine = ".cm-line, .view-line";

/** A code block's characters, without line numbers and buttons; `br`, lines of editors and block elements end lines. */
export function codeText(holder: Element): string {
  const lines = all(holder, editorLine);
  const text = lines.length > 0 ? inOrder(lines).map(lineText).join("\n") : textWithBreaks(holder);
  return text.replace(/\r?\n$/, "");
}

/** Monaco places its lines by style and reuses their elements, so their order in the markup means nothing. */
function inOrder(lines: Element[]): Element[] {
  const top = (line: Element) =>
    Number.parseFloat(/(?:^|;)\s*top:\s*(-?[\d.]+)px/.exec(attr(line, "style") ?? "")?.[1] ?? "");
  const tops = new Map(lines.map((line) => [line, top(line)]));
  if ([...tops.values()].some(Number.isNaN)) return lines;
  return lines.sort((a, b) => (tops.get(a) ?? 0) - (tops.get(b) ?? 0));
}

/** Monaco writes spaces as no-break spaces. */
function lineText(line: Element): string {
  return matches(line, ".view-line") ? textOf(line).replaceAll("\u00a0", " ") : textOf(line);
}

function textWithBreaks(holder: Element): string {
  let text = "";
  walk(holder, (node) => {
    if (!isElement(node)) {
      text += node.data;
      return "enter";
    }
    const name = nameOf(node);
    if (skipped.has(name) || (node.hasAttributes() && matches(node, lineNumber))) return "skip";
    if (name === "br") text += "\n";
    else if (/^(?:div|p|li|tr)$/.test(name) && text !== "" && !text.endsWith("\n")) text += "\n";
    return "enter";
  });
  return text;
}
