import type { CaptureReceipt, ConversationRef } from "../conversation/capture.ts";
import type { PageOrders } from "../messages/contract.ts";
import type { Layout, PageConversation, Site } from "../sites/site.ts";
import { type Book, rewrite } from "./book.ts";
import { createMediaStore, type MediaStore } from "./media/store.ts";
import type { Place } from "./places.ts";

/** One conversation as this page session knows it. Ends with its signal, when the page moves on to another. */
export interface Chat {
  site: Site;
  /** `<site>:<native id>`, or a surrogate while the page has none. */
  id: string;
  nativeId: string | null;
  /** The surrogate under which something was sent before the page had an id. */
  formerId?: string;
  /** Something was sent under the present id. */
  isKnown: boolean;
  page: PageConversation;
  orders: PageOrders;
  book: Book;
  media: MediaStore;
  /** Turns as last listed, by name and by element: a page that still shows them is still on this conversation. */
  lastNames: ReadonlySet<string>;
  lastElements: WeakSet<Element>;
  lastReceipt?: CaptureReceipt;
  /** Ids of messages that the archive had lost and asked for again. */
  sentAgain: Set<string>;
  /** A sweep is reading; the observer stands back. */
  sweeping: boolean;
  /** Something is to be sent that no change of the page announces; `anew`: also turns are to be read again. */
  onChange: (anew: boolean) => void;
  controller: AbortController;
  /** Ends with the conversation on this page. */
  signal: AbortSignal;
  /** Outlives it: what was read is still sent after the page has moved on. */
  lasting: AbortSignal;
}

/** A conversation as it begins for us. Stops with `outer`. */
export function openChat(site: Site, page: PageConversation, outer: AbortSignal): Chat {
  const controller = new AbortController();
  const signal = AbortSignal.any([outer, controller.signal]);
  const book: Book = new Map();
  const chat: Chat = {
    site,
    id: page.nativeId ? `${site.id}:${page.nativeId}` : `${site.id}:local-${crypto.randomUUID()}`,
    nativeId: page.nativeId,
    isKnown: false,
    page,
    orders: { auto: false },
    book,
    media: createMediaStore({
      isHeld: (name) => chat.orders.images?.includes(name) ?? false,
      onChange: (turn) => refill(chat, turn),
      signal,
    }),
    lastNames: new Set(),
    lastElements: new WeakSet(),
    sentAgain: new Set(),
    sweeping: false,
    onChange: () => undefined,
    controller,
    signal,
    lasting: outer,
  };
  return chat;
}

/** The page has given the conversation its id. */
export function giveId(chat: Chat, nativeId: string): void {
  if (chat.isKnown) chat.formerId = chat.id;
  chat.id = `${chat.site.id}:${nativeId}`;
  chat.nativeId = nativeId;
  chat.isKnown = false;
}

/** Remembers the turns the page lists now as this conversation's. */
export function rememberTurns(chat: Chat, places: readonly Place[]): void {
  chat.lastNames = new Set(places.map((place) => place.name));
  chat.lastElements = new WeakSet(places.map((place) => place.turn.element));
}

/** The reference that captures carry. */
export function refOf(chat: Chat): ConversationRef {
  const { url, title, model, temporary } = chat.page;
  return {
    site: chat.site.id,
    id: chat.id,
    url,
    ...(chat.formerId ? { formerId: chat.formerId } : {}),
    ...(title ? { title } : {}),
    ...(model ? { model } : {}),
    ...(temporary ? { temporary } : {}),
  };
}

export function layoutOf(chat: Chat): Layout | null {
  return chat.site.layout(document);
}

/** Puts what has come in of a turn's images into its notes; contents already dropped were sent complete. */
function refill(chat: Chat, turn: string): void {
  for (const note of chat.book.get(turn)?.notes ?? []) {
    if (note.message) rewrite(note, chat.media.fill(note.message, turn));
  }
  chat.onChange(false);
}
