import type { HtmlElement } from "./node.ts";

type Matcher = (element: HtmlElement) => boolean;

/** One condition of a compound selector: a tag, a class, an attribute that has, is or holds a value, or `:not(tag)`. */
const condition = /^(?::not\(([a-z]\w*)\)|\.([\w-]+)|\[([\w-]+)(?:(\*?)="?([^"\]]*)"?)?\]|([a-z]\w*))/;

const known = new Map<string, Matcher>();

/**
 * Whether an element fits a selector. As much of CSS as Markdown conversion asks for: compounds of tags, classes,
 * attributes and `:not(tag)`, and lists of such.
 * @throws Error for any other selector
 */
export function matcherOf(selector: string): Matcher {
  const made = known.get(selector) ?? listMatcher(selector);
  known.set(selector, made);
  return made;
}

function listMatcher(selector: string): Matcher {
  const choices = selector.split(",").map((one) => compoundMatcher(one.trim()));
  return (element) => choices.some((fits) => fits(element));
}

function compoundMatcher(compound: string): Matcher {
  const conditions: Matcher[] = [];
  for (let rest = compound; rest !== ""; ) {
    const match = condition.exec(rest);
    if (!match) throw new Error(`selector ${compound} is not supported`);
    conditions.push(conditionMatcher(match));
    rest = rest.slice(match[0].length);
  }
  return (element) => conditions.every((fits) => fits(element));
}

function conditionMatcher([, not, className, attribute, part, value, tag]: RegExpExecArray): Matcher {
  if (not) return ({ localName }) => localName !== not;
  if (className) return (element) => hasClass(element, className);
  if (!attribute) return ({ localName }) => localName === tag;
  if (value === undefined) return (element) => element.hasAttribute(attribute);
  if (part) return (element) => element.getAttribute(attribute)?.includes(value) ?? false;
  return (element) => element.getAttribute(attribute) === value;
}

/** Whether a class stands among an element's. */
export function hasClass(element: HtmlElement, name: string): boolean {
  const classes = element.getAttribute("class");
  return classes !== null && (classes === name || (classes.includes(name) && classes.split(/\s+/).includes(name)));
}
