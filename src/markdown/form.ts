/**
 * Forms are the one kind of element whose fields hide properties: `<input name="nextSibling">` stands in the place of the
 * form's own next sibling (HTML: named properties with "LegacyOverrideBuiltIns"). What is asked of them goes through the
 * prototypes, so that a page cannot lead the walk astray.
 */
const getters = new Map<string, (this: Node) => unknown>();

function read(form: HTMLFormElement, name: "firstChild" | "nextSibling"): ChildNode | null {
  const getter = getters.get(name) ?? Object.getOwnPropertyDescriptor(Node.prototype, name)?.get;
  if (!getter) throw new Error(`Node.prototype.${name} is no accessor`);
  getters.set(name, getter);
  return getter.call(form) as ChildNode | null;
}

/** A worker, where exports are read, has no such elements. */
export function isForm(node: Node): node is HTMLFormElement {
  return typeof HTMLFormElement === "function" && node instanceof HTMLFormElement;
}

export function firstChildOf(parent: Element): ChildNode | null {
  return isForm(parent) ? read(parent, "firstChild") : parent.firstChild;
}

export function nextSiblingOf(node: ChildNode): ChildNode | null {
  return isForm(node) ? read(node, "nextSibling") : node.nextSibling;
}

export function attributeOf(element: Element, name: string): string | null {
  return isForm(element) ? Element.prototype.getAttribute.call(element, name) : element.getAttribute(name);
}
