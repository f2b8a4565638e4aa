import { CodedError } from "../messages/errors.ts";
import type { PageConversation, Site } from "../sites/site.ts";
import { type Chat, giveId, layoutOf, openChat } from "./chat.ts";
import { judgePage, type Verdict } from "./identity.ts";
import { placesOf } from "./places.ts";

/** A page's own words are asked for again after that long even if neither its address nor its head or turns have changed, ms. */
const askAgainAfter = 15_000;
/** The window's title may still be the last conversation's for that long after moving on, ms. */
const titleLag = 10_000;

/** What this script knows of its page, across the conversations shown on it one after the other. */
export interface Session {
  /** Those whose pages this may be, most particular first. */
  sites: readonly Site[];
  site: Site | null;
  /** The conversation on the page; `null` on pages without one. */
  chat: Chat | null;
  /** Address of the last look, and when that was. */
  href: string;
  askedAt: number;
  /** Since when the page says something other than `chat`; 0 while it does not. */
  differsSince: number;
  /** The title of the conversation before, and until when it is not believed. */
  oldTitle: { title: string | undefined; until: number };
  /** Called when another conversation has come onto the page, or its id. */
  onChat(chat: Chat | null): void;
  signal: AbortSignal;
}

export function newSession(sites: readonly Site[], signal: AbortSignal, onChat: Session["onChat"]): Session {
  const oldTitle = { title: undefined, until: 0 };
  return { sites, site: null, chat: null, href: "", askedAt: 0, differsSince: 0, oldTitle, onChat, signal };
}

/**
 * Brings the session up to what the page shows now. False while the page is on its way from one conversation to another,
 * and when `chat` has changed by it. `anew`: do not rely on what the page said a moment ago.
 */
export function settle(session: Session, anew = false): boolean {
  const { chat } = session;
  const fresh = !anew && performance.now() - session.askedAt < askAgainAfter;
  if (chat?.nativeId && fresh && !session.differsSince && session.href === location.href) return true;
  session.site ??= siteHere(session.sites);
  session.href = location.href;
  session.askedAt = performance.now();
  const page = session.site?.conversation(document, new URL(location.href));
  if (!session.site || !page) return false;
  if (!chat) {
    begin(session, session.site, page);
    return false;
  }
  const verdict = verdictOf(session, chat, page);
  session.differsSince = verdict === "same" ? 0 : session.differsSince || performance.now();
  if (verdict === "other") end(session, chat, page);
  if (verdict === "gets-id" && page.nativeId) {
    giveId(chat, page.nativeId);
    session.differsSince = 0;
    session.onChat(chat);
  }
  if (verdict !== "same" && verdict !== "gets-id") return false;
  takePage(chat, believed(session, page));
  return true;
}

/** Takes down what the page says of the conversation; another title or model is worth a capture. */
function takePage(chat: Chat, page: PageConversation): void {
  const { title, model } = chat.page;
  chat.page = page;
  if (page.title !== title || page.model !== model) chat.onChange(false);
}

function siteHere(sites: readonly Site[]): Site | null {
  const url = new URL(location.href);
  return sites.find((site) => site.detect(document, url)) ?? null;
}

function verdictOf(session: Session, chat: Chat, page: PageConversation): Verdict {
  if (page.nativeId === chat.nativeId && chat.nativeId !== null && page.page !== "moving") return "same";
  const layout = layoutOf(chat);
  return judgePage(chat, {
    page,
    places: layout ? placesOf(layout, document) : [],
    streaming: layout?.streaming(document) ?? false,
    differsSince: session.differsSince ? performance.now() - session.differsSince : 0,
  });
}

/** The page has gone on: what was read of the conversation before is still sent, nothing more is read. */
function end(session: Session, chat: Chat, page: PageConversation): void {
  session.oldTitle = { title: chat.page.title, until: performance.now() + titleLag };
  session.chat = null;
  session.differsSince = 0;
  chat.controller.abort(new CodedError("no-access", "the page has moved on"));
  if (session.site) begin(session, session.site, page);
  if (!session.chat) session.onChat(null);
}

function begin(session: Session, site: Site, page: PageConversation): void {
  const hasChat = page.nativeId !== null || page.page === undefined || page.page === "new-chat";
  if (page.page === "moving" || !hasChat) return;
  session.chat = openChat(site, believed(session, page), session.signal);
  session.onChat(session.chat);
}

/** The page's words without a title that is probably still the last conversation's. */
function believed(session: Session, page: PageConversation): PageConversation {
  const { title, until } = session.oldTitle;
  if (page.title === undefined || page.title !== title || performance.now() > until) return page;
  const { title: _stale, ...rest } = page;
  return rest;
}
