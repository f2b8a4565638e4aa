import { documentOf } from "./dom.ts";

/** `enter`: go on inside; `skip`: leave out what is inside; `stop`: end the walk. Texts have no inside. */
export type Step = "enter" | "skip" | "stop";

/**
 * Visits the elements and texts below `root` in document order. A browser-side walker moves without recursion, so depth
 * does not matter, and without properties that a page could hide.
 */
export function walk(root: Node, visit: (node: Element | Text) => Step): void {
  const what = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT;
  const walker = Document.prototype.createTreeWalker.call(documentOf(root), root, what);
  let node = walker.nextNode();
  while (node) {
    const step = visit(node as Element | Text);
    if (step === "stop") return;
    node = step === "enter" ? walker.nextNode() : nextOutside(walker);
  }
}

function nextOutside(walker: TreeWalker): Node | null {
  let next = walker.nextSibling();
  while (!next) {
    if (!walker.parentNode()) return null;
    next = walker.nextSibling();
  }
  return next;
}
