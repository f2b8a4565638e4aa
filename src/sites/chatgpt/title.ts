import { first, isElement, textOf } from "../dom.ts";
import type { Finder } from "../kit/outside.ts";
import { walk } from "../walk.ts";
import type { ChatAddress } from "./address.ts";
import { octane, shell } from "./selectors.ts";

/** Titles that name no conversation (saved 2025-06, 2026-10-03). The localised "New chat" is compared with the page's own button. */
const generic = new Set(["chatgpt", "new chat", "temporary chat", "chatgpt: chat, work, create & code with ai"]);

/**
 * The conversation's title, or `undefined` while the page shows only a generic one. The sidebar's entry for this very
 * conversation comes first: the document's title lags behind renaming and navigation (live 2026-07-20). Never a heading:
 * answers have headings of their own.
 */
export function titleOf(document: Document, address: ChatAddress, outside: Finder): string | undefined {
  const { id } = address;
  const keyed = id && !address.share ? [shell.pairTitle(id), shell.classicTitle(id)] : [];
  const sidebar = keyed.map((selector) => entryTitle(outside(selector)));
  const candidates = [...sidebar, documentTitle(document, address, outside), entryTitle(outside(shell.currentTitle))];
  return candidates.find((title) => title !== "" && !isGeneric(title, outside));
}

/** `ChatGPT - <title>` on share pages; elsewhere this form stands for a custom GPT or project, not for the conversation. */
function documentTitle(document: Document, { share, id }: ChatAddress, outside: Finder): string {
  const element = first(document, "head > title");
  const title = oneLine(element ? textOf(element) : "");
  const named = /^ChatGPT\s+[-–—]\s+(.+)$/.exec(title);
  if (named) return share ? (named[1] ?? "") : "";
  return id === null && !outside(octane.shell) ? "" : title;
}

/** The visible name of a sidebar's entry only: it also holds buttons and counters. */
function entryTitle(entry: Element | null): string {
  if (!entry) return "";
  const name = first(entry, '[dir="auto"]') ?? first(entry, ".truncate") ?? entry;
  return oneLine(textOf(name));
}

function isGeneric(title: string, outside: Finder): boolean {
  const lower = title.toLowerCase();
  if (generic.has(lower)) return true;
  if (lower.startsWith("chatgpt: ") && outside(octane.shell)) return true;
  const newChat = outside(shell.newChat);
  return newChat !== null && says(newChat, title);
}

/** Whether one of the element's own texts is exactly this. */
function says(element: Element, title: string): boolean {
  let found = false;
  walk(element, (node) => {
    found = !isElement(node) && oneLine(node.data) === title;
    return found ? "stop" : "enter";
  });
  return found;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
