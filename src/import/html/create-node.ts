import { elementsIn, type HtmlElement, type HtmlText, nodesIn } from "./node.ts";
import { matcherOf } from "./select.ts";

export function createText(data: string): HtmlText {
  return { nodeType: 3, data, nodeValue: data, textContent: data, parentElement: null, nextSibling: null };
}

export function createElement(localName: string, attributes: ReadonlyMap<string, string>): HtmlElement {
  return {
    nodeType: 1,
    nodeValue: null,
    localName,
    checked: attributes.has("checked"),
    parentElement: null,
    nextSibling: null,
    nextElementSibling: null,
    previousElementSibling: null,
    firstChild: null,
    lastChild: null,
    firstElementChild: null,
    lastElementChild: null,
    get textContent() {
      let text = "";
      for (const node of nodesIn(this)) if (node.nodeType === 3) text += node.data;
      return text;
    },
    getAttribute: (name) => attributes.get(name) ?? null,
    hasAttribute: (name) => attributes.has(name),
    hasAttributes: () => attributes.size > 0,
    querySelector(selector) {
      const fits = matcherOf(selector);
      for (const element of elementsIn(this)) if (fits(element)) return element;
      return null;
    },
    getElementsByTagName(name) {
      const found = [...elementsIn(this)].filter((element) => element.localName === name);
      return { length: found.length, item: (index) => found[index] ?? null };
    },
  };
}
