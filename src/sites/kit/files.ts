import { attr, isElement, nameOf } from "../dom.ts";
import { walk } from "../walk.ts";
import type { Draft } from "./draft.ts";

/** "name.ending" on one line; no path, no sentence. */
const fileName = /^[^\n\r/\\]{1,200}\.[a-z0-9]{1,10}$/i;

export function isFileName(text: string): boolean {
  return fileName.test(text.trim());
}

/**
 * Adds the file that a card shows: its name, what else the card says of it ("PDF"), and its address where the card links
 * to one. The key is its place among the message's files, because pages show no file id (2026-10).
 */
export function addFile(draft: Draft, card: Element): void {
  const [first, ...rest] = textsOf(card);
  const texts = [first ?? attr(card, "aria-label") ?? "", ...rest];
  const at = Math.max(0, texts.findIndex(isFileName));
  const name = texts[at]?.trim() ?? "";
  const description = texts.find((text, place) => place !== at && text !== name) ?? "";
  draft.files += 1;
  const key = `file-${draft.files}`;
  const address = addressOf(card);
  if (address) draft.media.set(key, { from: "link", address });
  draft.parts.push({
    kind: "file",
    key,
    name,
    ...(description ? { description } : {}),
    ...(address ? {} : { problem: "the page gives no address for it" }),
  });
}

/** The card's texts, without those of its buttons (unless the card is one). */
function textsOf(card: Element): string[] {
  const texts: string[] = [];
  walk(card, (node) => {
    if (isElement(node)) return /^(?:button|svg|style)$/.test(nameOf(node)) ? "skip" : "enter";
    if (/\S/.test(node.data)) texts.push(node.data.trim());
    return "enter";
  });
  return texts;
}

function addressOf(card: Element): string | null {
  let address: string | null = null;
  const take = (element: Element) => {
    const href = nameOf(element) === "a" ? attr(element, "href") : null;
    if (href && /^(?:https?:|blob:|\/)/i.test(href)) address ??= (element as HTMLAnchorElement).href || href;
  };
  take(card);
  walk(card, (node) => {
    if (isElement(node)) take(node);
    return "enter";
  });
  return address;
}
