import { firstChildOf, isElement, nameOf, nextSiblingOf, parentOf, typeOf } from "../dom.ts";

let getter: ((this: Element) => ShadowRoot | null) | undefined;

/** The open shadow root of an element, or `null`. Read through the prototype, as everything of a page. */
export function shadowOf(element: Element): ShadowRoot | null {
  getter ??= Object.getOwnPropertyDescriptor(Element.prototype, "shadowRoot")?.get;
  return getter?.call(element) ?? null;
}

/** The element a node is in; out of a shadow root it is the element that root belongs to. */
export function outerOf(node: Node): Element | null {
  const parent = parentOf(node);
  if (parent) return parent;
  const root = Node.prototype.getRootNode.call(node);
  return typeOf(root) === 11 && "host" in root ? (root.host as Element) : null;
}

/** `outer` itself or something in it, in whatever shadow root. */
export function isWithin(outer: Element, element: Element): boolean {
  for (let at: Element | null = element; at; at = outerOf(at)) if (at === outer) return true;
  return false;
}

const unseen = /^(?:script|style|template|noscript|svg|head)$/;

/**
 * Visits what a page shows, in order and without recursion: of an element with an open shadow root first what is in that,
 * then what it was given (which the root's slots show).
 * @param enters called for each element with the one it is in; `false` leaves out what is inside
 */
export function visitShown(
  root: Element,
  enters: (element: Element, outer: Element | null) => boolean,
  text: (data: string, outer: Element) => void,
): void {
  const pending: { node: Node | null; outer: Element | null }[] = [{ node: root, outer: null }];
  for (let last = pending.at(-1); last; last = pending.at(-1)) {
    const { node, outer } = last;
    if (!node) {
      pending.pop();
      continue;
    }
    last.node = node === root ? null : nextSiblingOf(node);
    if (!isElement(node)) {
      if (outer && typeOf(node) === 3) text((node as Text).data, outer);
    } else if (!unseen.test(nameOf(node)) && enters(node, outer)) {
      pending.push({ node: firstChildOf(node), outer: node });
      const shadow = shadowOf(node);
      if (shadow) pending.push({ node: firstChildOf(shadow), outer: node });
    }
  }
}
