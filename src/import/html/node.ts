/**
 * What an import knows of an HTML document: as much of the DOM as reading Markdown from it asks for, as plain objects, for a
 * worker has no document. Names and meanings are the DOM's.
 */
export interface HtmlText {
  nodeType: 3;
  data: string;
  nodeValue: string;
  textContent: string;
  parentElement: HtmlElement | null;
  nextSibling: HtmlNode | null;
}

export interface HtmlElement {
  nodeType: 1;
  nodeValue: null;
  localName: string;
  /** A box that is ticked, where it is one. */
  checked: boolean;
  parentElement: HtmlElement | null;
  nextSibling: HtmlNode | null;
  nextElementSibling: HtmlElement | null;
  previousElementSibling: HtmlElement | null;
  firstChild: HtmlNode | null;
  lastChild: HtmlNode | null;
  firstElementChild: HtmlElement | null;
  lastElementChild: HtmlElement | null;
  readonly textContent: string;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  hasAttributes(): boolean;
  querySelector(selector: string): HtmlElement | null;
  getElementsByTagName(name: string): { length: number; item(index: number): HtmlElement | null };
}

export type HtmlNode = HtmlText | HtmlElement;

/** Puts a node at the end of an element. */
export function append(parent: HtmlElement, child: HtmlNode): void {
  child.parentElement = parent;
  if (parent.lastChild) parent.lastChild.nextSibling = child;
  else parent.firstChild = child;
  parent.lastChild = child;
  if (child.nodeType !== 1) return;
  child.previousElementSibling = parent.lastElementChild;
  if (parent.lastElementChild) parent.lastElementChild.nextElementSibling = child;
  else parent.firstElementChild = child;
  parent.lastElementChild = child;
}

/** Every node inside an element, in the order of the document. */
export function* nodesIn(root: HtmlElement): Generator<HtmlNode> {
  let node: HtmlNode | null = root.firstChild;
  while (node) {
    yield node;
    node = (node.nodeType === 1 ? node.firstChild : null) ?? following(node, root);
  }
}

function following(node: HtmlNode, root: HtmlElement): HtmlNode | null {
  let at: HtmlNode = node;
  while (at.nextSibling === null) {
    if (at.parentElement === null || at.parentElement === root) return null;
    at = at.parentElement;
  }
  return at.nextSibling;
}

/** Every element inside an element, in the order of the document. */
export function* elementsIn(root: HtmlElement): Generator<HtmlElement> {
  for (const node of nodesIn(root)) if (node.nodeType === 1) yield node;
}
