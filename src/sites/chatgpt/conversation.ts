import { all, attr, matches } from "../dom.ts";
import { outermost } from "../kit/outermost.ts";
import type { Finder } from "../kit/outside.ts";
import type { PageConversation } from "../site.ts";
import { isUuid, readAddress } from "./address.ts";
import { outsideTurns } from "./outside.ts";
import { classic, octane, shell } from "./selectors.ts";
import { titleOf } from "./title.ts";

/**
 * The conversation a page shows, by its address; in the logged-out layout also by its markup, which knows the id of a new
 * chat before the address does (live 2026-10-03). Where both have one and they differ, the page is on the way from one
 * conversation to another.
 */
export function conversationOf(document: Document, url: URL): PageConversation {
  const address = readAddress(url);
  const outside = outsideTurns(document);
  const marked = markedId(outside);
  const nativeId = address.id ?? (address.page === "new-chat" ? marked : null);
  const page = address.id && marked && marked !== address.id ? "moving" : nativeId ? "conversation" : address.page;
  const title = titleOf(document, { ...address, id: nativeId }, outside);
  const model = page === "conversation" ? lastModel(document) : null;
  return {
    site: "chatgpt",
    nativeId,
    url: nativeId && !address.id ? `${url.origin}/uc/${nativeId}` : address.url,
    page,
    ...(title ? { title } : {}),
    ...(model ? { model } : {}),
    ...(address.temporary ? { temporary: true as const } : {}),
  };
}

/** The id in the logged-out layout's section. Its label names another, client-side id; a pending one is no UUID. */
function markedId(outside: Finder): string | null {
  const section = outside(octane.conversation);
  const id = section && attr(section, "data-conversation-id");
  return id && isUuid(id) ? id.toLowerCase() : null;
}

/** Turns looked at for an answer that names its model, newest first. */
const newest = 6;

/** The model of the newest answer, where answers name theirs (classic). The composer's choice says nothing of old answers. */
function lastModel(document: Document): string | null {
  for (const turn of outermost(document, classic.turn).slice(-newest).reverse()) {
    const node = matches(turn, shell.model) ? turn : all(turn, shell.model).at(-1);
    if (node) return attr(node, "data-message-model-slug");
  }
  return null;
}
