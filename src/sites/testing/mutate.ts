import { all, first } from "../dom.ts";

/** Random changes to a page, for tests: what sites do to their markup without telling anybody, and worse. */
export type Random = () => number;

/** A small seeded generator (xorshift32): the same seed gives the same pages. */
export function seeded(seed: number): Random {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

type Mutation = (document: Document, random: Random) => void;

const hostileNames =
  "querySelector querySelectorAll getAttribute firstChild nextSibling parentElement matches closest nodeType localName textContent".split(
    " ",
  );
const tags = ["div", "span", "p", "section", "article", "li", "button", "form", "aside", "pre", "x-thing"];

function pick<T>(list: readonly T[], random: Random): T | undefined {
  return list[Math.floor(random() * list.length)];
}

/** No forms: their named fields would hide what the changes below call. */
function elementsOf(document: Document): Element[] {
  const body = first(document, "body");
  return body ? all(body, ":not(form)") : [];
}

function anElement(document: Document, random: Random): Element | undefined {
  return pick(elementsOf(document), random);
}

const drop: Mutation = (document, random) => anElement(document, random)?.remove();

const double: Mutation = (document, random) => {
  const element = anElement(document, random);
  element?.after(element.cloneNode(true));
};

const move: Mutation = (document, random) => {
  const element = anElement(document, random);
  const target = anElement(document, random);
  if (element && target && !element.contains(target)) target.append(element);
};

const swap: Mutation = (document, random) => {
  const element = anElement(document, random);
  element?.nextElementSibling?.after(element);
};

const renameAttribute: Mutation = (document, random) => {
  const element = anElement(document, random);
  const name = element && pick(element.getAttributeNames(), random);
  if (!element || !name) return;
  element.setAttribute(`data-x${Math.floor(random() * 9)}`, element.getAttribute(name) ?? "");
  element.removeAttribute(name);
};

const cutAttribute: Mutation = (document, random) => {
  const element = anElement(document, random);
  const name = element && pick(element.getAttributeNames(), random);
  if (element && name) element.removeAttribute(name);
};

const garbleAttribute: Mutation = (document, random) => {
  const element = anElement(document, random);
  const name = element && pick(element.getAttributeNames(), random);
  const value = pick(["", " ", "\u0000", "1", "-root", "https://", "a".repeat(5000), "\ud800", "user", "[x]"], random);
  if (element && name) element.setAttribute(name, value ?? "");
};

const renameTag: Mutation = (document, random) => {
  const element = anElement(document, random);
  const renamed = Document.prototype.createElement.call(document, pick(tags, random) ?? "div");
  if (!element) return;
  for (const { name, value } of element.attributes) renamed.setAttribute(name, value);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
};

const cutText: Mutation = (document, random) => {
  const texts = elementsOf(document).flatMap((element) => [...element.childNodes]);
  const text = pick(
    texts.filter((node) => node instanceof Text),
    random,
  );
  if (text) text.data = text.data.slice(0, Math.floor(random() * text.data.length));
};

/** Deeper than any parser allows, as scripts can build it. */
const bury: Mutation = (document, random) => {
  const element = anElement(document, random);
  if (!element) return;
  const outer = Document.prototype.createElement.call(document, "div");
  let inner = outer;
  const depth = random() < 0.02 ? 5000 : 20;
  for (let level = 0; level < depth; level++)
    inner = inner.appendChild(Document.prototype.createElement.call(document, "div"));
  element.replaceWith(outer);
  inner.append(element);
};

const nameAField: Mutation = (document, random) => {
  const form = Document.prototype.createElement.call(document, "form");
  const field = Document.prototype.createElement.call(document, "input") as HTMLInputElement;
  const name = pick(hostileNames, random) ?? "";
  field.name = name;
  if (random() < 0.5) form.setAttribute("name", name);
  form.append(field);
  anElement(document, random)?.before(form);
};

const mutations = [
  drop,
  double,
  move,
  swap,
  renameAttribute,
  cutAttribute,
  garbleAttribute,
  renameTag,
  cutText,
  bury,
  nameAField,
];

/** The page after 1 to 12 random changes; one in ten is cut off mid-way first. */
export function mutated(html: string, random: Random): Document {
  const source = random() < 0.1 ? html.slice(0, Math.floor(random() * html.length)) : html;
  const document = new DOMParser().parseFromString(source, "text/html");
  const count = 1 + Math.floor(random() * 12);
  for (let change = 0; change < count; change++) pick(mutations, random)?.(document, random);
  return document;
}
