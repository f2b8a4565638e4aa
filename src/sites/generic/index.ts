import { contains, documentOf, parentOf } from "../dom.ts";
import { showsAnything } from "../kit/content.ts";
import { guarded } from "../kit/guarded.ts";
import { childrenOf } from "../kit/outermost.ts";
import { readTitle } from "../kit/site/title.ts";
import { findScroller } from "../scroller.ts";
import type { Layout, Site, Turn } from "../site.ts";
import { about } from "./about.ts";
import { findTurns } from "./find-turns.ts";
import type { Guess } from "./guess.ts";
import { holderOf } from "./in-line.ts";
import { isWritten, readGuessed, unseen } from "./read-turn.ts";

/** What was found on a page, and what would tell that it no longer holds. */
interface Found {
  guess: Guess | null;
  /** What holds the turns, and how many children it had. */
  holder: Element | null;
  rows: number;
  /** `performance.now()` of the look. */
  at: number;
}

const known = new WeakMap<Document, Found>();
/** A page without a chat is looked at again only so often, ms: looking costs too much for every change. */
const lookAgain = 1_000;

/** The conversation found on a page now. It is found anew when a turn has gone or something has come beside them. */
export function guessOf(document: Document): Guess | null {
  const before = known.get(document);
  if (before && holdsStill(document, before)) return before.guess;
  const guess = findTurns(document);
  const holder = guess && holderOf(guess.turns.map(({ element }) => element));
  known.set(document, { guess, holder, rows: holder ? childrenOf(holder).length : 0, at: performance.now() });
  return guess;
}

function holdsStill(document: Document, { guess, holder, rows, at }: Found): boolean {
  if (!guess || !holder) return performance.now() - at < lookAgain;
  return childrenOf(holder).length === rows && guess.turns.every(({ element }) => contains(document, element));
}

const turnOf = (document: Document, element: Element) =>
  guessOf(document)?.turns.find((turn) => turn.element === element);

const layout: Layout = {
  id: "guess",
  turns: (document) =>
    (guessOf(document)?.turns ?? []).map(
      ({ element, role }): Turn => ({
        element,
        key: "",
        mounted: showsAnything(element, unseen),
        ...(role ? { role } : {}),
      }),
    ),
  turnContaining(node) {
    const turns = guessOf(documentOf(node))?.turns;
    return turns?.find(({ element }) => contains(element, node))?.element ?? null;
  },
  read: guarded(
    ({ element, role }) =>
      readGuessed(turnOf(documentOf(element), element) ?? (role === "user" ? { element, role } : { element })),
    (element) => showsAnything(element, unseen),
  ),
  // A page nobody knows proves neither where its conversation begins nor where it ends.
  evidence: () => ({ start: "unknown", end: false }),
  streaming(document) {
    const last = guessOf(document)?.turns.at(-1);
    return last !== undefined && isWritten(last.element);
  },
  scroll(document) {
    const turn = guessOf(document)?.turns[0]?.element;
    const scroller = turn && parentOf(turn) ? findScroller(turn, () => false) : null;
    return scroller && { ...scroller, keepsWrappers: false };
  },
  health: (document) => [{ name: "guess turn", found: guessOf(document) !== null }],
};

/** Any chat on any page, by guessing. Asked last, after every site that knows its markup. */
export const generic: Site = {
  ...about,
  detect: (document) => guessOf(document) !== null,
  layout: (document) => (guessOf(document) ? layout : null),
  conversation(document, url) {
    const nativeId = idOf(url);
    const title = readTitle({ generic: [] }, document, null);
    return {
      site: about.id,
      nativeId,
      url: url.href,
      page: guessOf(document) ? (nativeId === null ? "new-chat" : "conversation") : "other",
      ...(title ? { title } : {}),
    };
  },
};

/** Host and path, and what else of the address names a page; a bare host names no conversation. */
function idOf(url: URL): string | null {
  const route = url.hash.startsWith("#/") ? url.hash : "";
  const path = `${url.pathname.replace(/\/+$/, "")}${url.search}${route}`;
  return path === "" ? null : `${url.host}${path}`.slice(0, 300);
}
