import { documentOf, isElement } from "../dom.ts";
import { showsAnything } from "../kit/content.ts";
import { guarded } from "../kit/guarded.ts";
import { readTitle } from "../kit/site/title.ts";
import type { Layout, Site, Turn } from "../site.ts";
import { about } from "./about.ts";
import type { GuessedTurn } from "./guess.ts";
import { isWritten, readGuessed, unseen } from "./read-turn.ts";
import { scrollerOf } from "./scroller-of.ts";
import { isWithin, outerOf } from "./shadow.ts";
import { talkOf } from "./talk.ts";
import { renew, turnName } from "./turn-names.ts";

/** The turns that are to be read, with their writers as the user has put them right. */
function turnsOf(document: Document): GuessedTurn[] {
  const kept = talkOf(document)?.turns.filter(({ isOut }) => !isOut) ?? [];
  return kept.map(({ element, writer }) => (writer === "unknown" ? { element } : { element, role: writer }));
}

const layout: Layout = {
  id: "guess",
  turns: (document) =>
    turnsOf(document).map(
      ({ element, role }): Turn => ({
        element,
        key: "",
        name: turnName(element),
        mounted: showsAnything(element, unseen),
        ...(role ? { role } : {}),
      }),
    ),
  turnContaining(node) {
    const inside = isElement(node) ? node : outerOf(node);
    return (inside && turnsOf(documentOf(node)).find(({ element }) => isWithin(element, inside))?.element) ?? null;
  },
  read: guarded(
    ({ element, role }) => {
      renew(element);
      return readGuessed(role === "user" || role === "assistant" ? { element, role } : { element });
    },
    (element) => showsAnything(element, unseen),
  ),
  // A page nobody knows proves neither where its conversation begins nor where it ends.
  evidence: () => ({ start: "unknown", end: false }),
  streaming(document) {
    const last = turnsOf(document).at(-1);
    return last !== undefined && isWritten(last.element);
  },
  scroll(document) {
    const turn = turnsOf(document)[0]?.element;
    const scroller = turn && outerOf(turn) ? scrollerOf(turn) : null;
    return scroller && { ...scroller, keepsWrappers: false };
  },
  health: (document) => [{ name: "guess turn", found: talkOf(document) !== null }],
};

/**
 * Any chat on any page, by guessing, as its user has put it right. Reads only what a user has seen and agreed to
 * (src/guess/): it is never among the sites that a page is looked at for by itself.
 */
export const generic: Site = {
  ...about,
  detect: (document) => talkOf(document) !== null,
  layout: (document) => (talkOf(document) ? layout : null),
  conversation(document, url) {
    const nativeId = idOf(url);
    const title = readTitle({ generic: [] }, document, null);
    return {
      site: about.id,
      nativeId,
      url: url.href,
      page: talkOf(document) ? (nativeId === null ? "new-chat" : "conversation") : "other",
      ...(title ? { title } : {}),
    };
  },
};

/** Host and path, and what else of the address names a page; a bare host names no conversation. */
function idOf(url: URL): string | null {
  const route = url.hash.startsWith("#/") ? url.hash : "";
  const path = `${url.pathname.replace(/\/+$/, "")}${url.search}${route}`;
  return path === "" ? null : `${url.host}/${path.replace(/^\//, "")}`.slice(0, 300);
}
