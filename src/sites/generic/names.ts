import { attr, nameOf } from "../dom.ts";

/** Attributes that name a message's author in so many words, on one site or another (2026-11). */
const authors = "data-message-author-role data-message-role data-message-type data-role data-author".split(" ");

/** The author an attribute names, or ''. */
export function authorOf(element: Element): string {
  for (const name of authors) {
    const author = attr(element, name);
    if (author) return author;
  }
  return "";
}

/** Elements that may carry such an attribute. */
export const authored = authors.map((name) => `[${name}]`).join(", ");

/** Attributes that may hold a role among other things; a page's own code and components use them (2026-11). */
const sides = "role from sender author speaker type variant data-from data-sender data-type data-variant data-testid";
const named = [...sides.split(" "), "data-content"];

/** An element's names, without what builds add to them: its tag, its classes, and what tests and styles know it by. */
export function namesOf(element: Element): string[] {
  const names = (attr(element, "class") ?? "").split(/\s+/).filter(Boolean).map(withoutHash);
  if (nameOf(element).includes("-")) names.push(nameOf(element));
  for (const name of named) {
    const value = attr(element, name);
    if (value) names.push(`${name}=${value}`);
  }
  return names;
}

/** `Message_right__x7Ab2` is `Message_right`. Utility classes with brackets and colons say nothing of roles. */
function withoutHash(name: string): string {
  return /[[\]:/]/.test(name) && !name.startsWith("group/") ? "" : name.replace(/_{1,2}[A-Za-z0-9-]{5,6}$/, "");
}
