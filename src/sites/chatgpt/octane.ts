import { all, attr, first, matches, precedes } from "../dom.ts";
import { guarded } from "../kit/guarded.ts";
import { outermost, outermostAround } from "../kit/outermost.ts";
import { asRole } from "../kit/roles.ts";
import { findScroller } from "../scroller.ts";
import type { Layout, PageEvidence, ScrollPlan, Turn } from "../site.ts";
import { hasForeignTurns, looksLikeChat } from "./drift.ts";
import { isLasting } from "./ids.ts";
import { hasContent } from "./mounted.ts";
import { readOctaneTurn } from "./octane-read.ts";
import { isOctaneStreaming } from "./octane-streaming.ts";
import { classic, octane as selectors } from "./selectors.ts";

function turns(document: Document): Turn[] {
  return outermost(document, selectors.turn).map((element) => {
    const id = attr(element, "id");
    const role = asRole(attr(element, "data-message-role"));
    return { element, key: isLasting(id) ? id : "", mounted: hasContent(element), ...(role ? { role } : {}) };
  });
}

/**
 * The transcript is rendered by the server as one list (saved 2026-10-03). Nothing says whether older messages were left
 * out, so the start is unknown; the thread's bottom anchor behind the list shows that it ends with the newest one.
 */
function evidence(document: Document): PageEvidence {
  const last = all(document, selectors.turn).at(-1);
  if (!last) return { start: "unknown", end: false };
  return {
    start: "unknown",
    end: isOctaneStreaming(document) || all(document, selectors.bottom).some((anchor) => precedes(last, anchor)),
  };
}

/** Whether this layout takes turns off the page is not known, so it is scrolled through like the others. */
function scroll(document: Document): ScrollPlan | null {
  const turn = first(document, selectors.turn);
  const scroller = turn && findScroller(turn, (element) => matches(element, "[data-swipe-scroll-container]"));
  return scroller ? { ...scroller, keepsWrappers: false } : null;
}

/** Logged-out "Octane" layout (2026-09 on): a list of messages, one item each. */
export const octane: Layout = {
  id: "octane",
  turns,
  turnContaining: (node) => outermostAround(node, selectors.turn),
  read: guarded(readOctaneTurn, hasContent),
  evidence,
  streaming: isOctaneStreaming,
  scroll,
  health(document) {
    const found = turns(document);
    return [
      { name: "octane message", found: found.length > 0 || !looksLikeChat(document) },
      { name: "octane only", found: !hasForeignTurns(document, selectors.turn, classic.turn) },
    ];
  },
};
