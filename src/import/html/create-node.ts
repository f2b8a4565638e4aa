import { elementsIn, type HtmlElement, type HtmlText, nodesIn } from "./node.ts";
import { matcherOf } from "./select.ts";

export function createText(data: string): HtmlText {
  return { nodeType: 3, data, nodeValue: data, textContent: data, parentElement: null, nextSibling: null };
}

/** What all elements can be asked, once for all of them: a large file has millions. */
interface Asked extends HtmlElement {
  attributes: ReadonlyMap<string, string> | null;
}

const methods: ThisType<Asked> & object = {
  get textContent() {
    let text = "";
    for (const node of nodesIn(this as unknown as Asked)) if (node.nodeType === 3) text += node.data;
    return text;
  },
  get checked() {
    return (this as unknown as Asked).hasAttribute("checked");
  },
  getAttribute(name: string) {
    return this.attributes?.get(name) ?? null;
  },
  hasAttribute(name: string) {
    return this.attributes?.has(name) ?? false;
  },
  hasAttributes() {
    return this.attributes !== null;
  },
  querySelector(selector: string) {
    const fits = matcherOf(selector);
    for (const element of elementsIn(this)) if (fits(element)) return element;
    return null;
  },
  getElementsByTagName(name: string) {
    const found = [...elementsIn(this)].filter((element) => element.localName === name);
    return { length: found.length, item: (index: number) => found[index] ?? null };
  },
};

export function createElement(localName: string, attributes: ReadonlyMap<string, string>): HtmlElement {
  const own = {
    __proto__: methods,
    nodeType: 1,
    nodeValue: null,
    localName,
    attributes: attributes.size === 0 ? null : attributes,
    parentElement: null,
    nextSibling: null,
    nextElementSibling: null,
    previousElementSibling: null,
    firstChild: null,
    lastChild: null,
    firstElementChild: null,
    lastElementChild: null,
  };
  return own as unknown as HtmlElement;
}
