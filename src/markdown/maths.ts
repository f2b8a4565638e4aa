import { addBlock } from "./block-content.ts";
import type { Flow } from "./flow.ts";
import type { Conversion, Handler } from "./handler.ts";
import { appendRaw, neighbour } from "./inline-content.ts";
import { displayMaths, displayMathsOnOneLine, inlineMaths, texForCell } from "./tex.ts";
import { RAW } from "./token.ts";
import { addText } from "./whitespace.ts";

const SOURCES = ["data-math", "data-latex", "data-tex"] as const;
const KATEX = /(?:^|\s)katex(?:-display|-error)?(?:\s|$)/;
const DISPLAY = /(?:^|[\s-])(?:display|block)(?:\s|$)/;

/** TeX that the page itself holds for an element: KaTeX's or MathML's annotation. */
function annotationIn(element: Element): string | null {
  const annotation = element.querySelector('annotation[encoding="application/x-tex"]');
  return annotation?.textContent ?? null;
}

function attributeSource(element: Element): string | null {
  for (const name of SOURCES) {
    const source = element.getAttribute(name);
    if (source) return source;
  }
  return null;
}

/** Adds maths where it may stand: display maths as a block, and on one line in a heading, link or table cell. */
export function addMaths(flow: Flow, source: string, display: boolean): void {
  const tex = flow.place === "cell" ? texForCell(source) : source;
  if (tex.trim() === "") return;
  const inLink = flow.marks.some((mark) => mark.kind === "link");
  if (display && flow.place === "blocks" && !inLink) {
    addBlock(flow, { kind: "maths", markdown: displayMaths(tex) });
    return;
  }
  const last = neighbour(flow);
  // Two formulas that touch would run their dollars together.
  if (last?.type === RAW && last.text.endsWith("$")) appendRaw(flow, "<!-- -->");
  appendRaw(flow, display ? displayMathsOnOneLine(tex) : inlineMaths(tex));
}

/**
 * Reads an element that is a formula; false where it is none. Without a TeX source the formula's visible text is kept,
 * and no dollars are put around what is not TeX.
 */
export function readFormula(element: Element, classes: string, flow: Flow, conversion: Conversion): boolean {
  const katex = classes.includes("katex") ? KATEX.exec(classes)?.[0].trim() : undefined;
  if (katex === "katex-error") {
    addMaths(flow, element.textContent, false);
    return true;
  }
  const source = attributeSource(element);
  if (katex === undefined && source === null) return false;
  const tex = source ?? annotationIn(element);
  const display =
    katex === "katex-display" || DISPLAY.test(classes) || element.querySelector(".katex-display") !== null;
  if (tex !== null) addMaths(flow, tex, display);
  else visibleText(element, flow, conversion);
  return true;
}

/** What is drawn, not the MathML beside it that says the same for screen readers. */
function visibleText(element: Element, flow: Flow, conversion: Conversion): void {
  const drawn = element.querySelector(".katex-html");
  if (drawn) addText(flow, drawn.textContent);
  else conversion.children(element, flow);
}

/** `math`: MathML by itself. */
export const mathMl: Handler = (element, flow) => {
  const tex = annotationIn(element);
  if (tex === null) addText(flow, element.textContent);
  else addMaths(flow, tex, element.getAttribute("display") === "block");
};

/** `script type="math/tex"`: where MathJax keeps its source. */
export const texScript: Handler = (element, flow) => {
  const type = element.getAttribute("type") ?? "";
  if (type.startsWith("math/tex")) addMaths(flow, element.textContent, type.includes("mode=display"));
};
