/**
 * Reading a page through the prototypes. On a form, a field named "firstChild" or "querySelector" hides the method of that
 * name, and a form or image so named hides it on the document (HTML: named properties with "LegacyOverrideBuiltIns").
 * A page must not be able to stop or mislead us with that. Prototypes are looked up at call time, because the list of
 * sites is also loaded in the background, which has no DOM.
 */
const getters = new Map<string, (this: Node) => unknown>();

function read(node: Node, prototype: object, name: string): unknown {
  let getter = getters.get(name);
  if (!getter) {
    getter = Object.getOwnPropertyDescriptor(prototype, name)?.get as (this: Node) => unknown;
    getters.set(name, getter);
  }
  return getter.call(node);
}

/** `Node.ELEMENT_NODE`, `TEXT_NODE`, `DOCUMENT_NODE`: 1, 3, 9. */
export function typeOf(node: Node): number {
  return read(node, Node.prototype, "nodeType") as number;
}

export function isElement(node: Node): node is Element {
  return typeOf(node) === 1;
}

/** Lower-case tag name. */
export function nameOf(element: Element): string {
  return read(element, Element.prototype, "localName") as string;
}

export function textOf(node: Node): string {
  return (read(node, Node.prototype, "textContent") as string | null) ?? "";
}

export function parentOf(node: Node): Element | null {
  return read(node, Node.prototype, "parentElement") as Element | null;
}

export function firstChildOf(node: Node): Node | null {
  return read(node, Node.prototype, "firstChild") as Node | null;
}

export function nextSiblingOf(node: Node): Node | null {
  return read(node, Node.prototype, "nextSibling") as Node | null;
}

export function documentOf(node: Node): Document {
  return (read(node, Node.prototype, "ownerDocument") as Document | null) ?? (node as Document);
}

/** The window the document is shown in; `null` for a parsed document that is not shown. */
export function windowOf(document: Document): (Window & typeof globalThis) | null {
  return read(document, Document.prototype, "defaultView") as (Window & typeof globalThis) | null;
}

export function attr(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

export function matches(element: Element, selector: string): boolean {
  return Element.prototype.matches.call(element, selector);
}

/** The element itself or its nearest ancestor that matches. */
export function closest(element: Element, selector: string): Element | null {
  return Element.prototype.closest.call(element, selector);
}

/** All matches below `root`, in document order. */
export function all(root: Document | Element, selector: string): Element[] {
  const owner = typeOf(root) === 9 ? Document.prototype : Element.prototype;
  return Array.from(owner.querySelectorAll.call(root, selector));
}

/** The first match below `root`. */
export function first(root: Document | Element, selector: string): Element | null {
  const owner = typeOf(root) === 9 ? Document.prototype : Element.prototype;
  return owner.querySelector.call(root, selector);
}

export function contains(outer: Node, inner: Node): boolean {
  return Node.prototype.contains.call(outer, inner);
}

/** Whether `a` comes before `b` in the document (and does not contain it). */
export function precedes(a: Node, b: Node): boolean {
  const position = Node.prototype.compareDocumentPosition.call(a, b);
  return (position & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && (position & Node.DOCUMENT_POSITION_CONTAINED_BY) === 0;
}
