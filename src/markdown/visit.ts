import { plainBlock } from "./blocks.ts";
import { codeBlock, isEditor } from "./code-block.ts";
import type { ConvertOptions } from "./convert.ts";
import type { Flow } from "./flow.ts";
import { firstChildOf, isForm, nextSiblingOf } from "./form.ts";
import type { Conversion } from "./handler.ts";
import { handlers } from "./handlers.ts";
import { isHidden } from "./hidden.ts";
import { readFormula } from "./maths.ts";
import { obey, type RuleBook, ruleBook } from "./rules.ts";
import { addText } from "./whitespace.ts";

const ELEMENT = 1;
const TEXT = 3;

/** Elements within elements beyond this are no content anyone wrote; their text is taken as it is. */
const DEEPEST = 1000;

/** One walk over a page's nodes, each read once. */
export function createConversion(options: ConvertOptions): Conversion {
  const book = ruleBook(options.rules ?? []);
  let depth = 0;
  const conversion: Conversion = {
    options,
    isShown: (element) => book?.(element)?.do !== "skip" && !isHidden(element),
    own: (element, flow) => readOwnWay(element, flow, conversion),
    children(parent, flow) {
      // Without a wrapper object for each text node the walk is a good deal cheaper, and most elements hold only text.
      if (parent.firstElementChild === null || depth > DEEPEST) {
        const text = parent.textContent;
        if (text !== "") addText(flow, text);
        return;
      }
      depth++;
      for (let node = firstChildOf(parent); node !== null; node = nextSiblingOf(node)) {
        const kind = isForm(node) ? ELEMENT : node.nodeType;
        if (kind === TEXT) addText(flow, (node as Text).data);
        else if (kind === ELEMENT) readElement(node as Element, flow, conversion, book);
      }
      depth--;
    },
  };
  return conversion;
}

function readElement(element: Element, flow: Flow, conversion: Conversion, book: RuleBook | null): void {
  const answer = book?.(element);
  if (answer === undefined) readOwnWay(element, flow, conversion);
  else obey(answer, element, flow, conversion);
}

function readOwnWay(element: Element, flow: Flow, conversion: Conversion): void {
  if (isForm(element)) {
    if (!isHidden(element)) plainBlock(element, flow, conversion);
    return;
  }
  const name = element.localName;
  if (element.hasAttributes()) {
    if (isHidden(element)) return;
    if ((name === "span" || name === "div") && readByClass(element, flow, conversion)) return;
  }
  const handler = handlers.get(name);
  if (handler === undefined) conversion.children(element, flow);
  else handler(element, flow, conversion);
}

/** Formulas and editors have no tag of their own. */
function readByClass(element: Element, flow: Flow, conversion: Conversion): boolean {
  const classes = element.getAttribute("class") ?? "";
  if (readFormula(element, classes, flow, conversion)) return true;
  if (!isEditor(classes)) return false;
  codeBlock(element, flow, conversion);
  return true;
}
