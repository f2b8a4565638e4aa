import { isElement, nameOf } from "../dom.ts";
import { walk } from "../walk.ts";

/** What a header, an error or a limit says: on one line and without the words of its buttons, at most 500 characters. */
export function visibleText(element: Element): string {
  let text = "";
  walk(element, (node) => {
    if (isElement(node)) return /^(?:button|svg|style)$/.test(nameOf(node)) ? "skip" : "enter";
    text += `${node.data} `;
    return "enter";
  });
  return text.replace(/\s+/g, " ").trim().slice(0, 500);
}
