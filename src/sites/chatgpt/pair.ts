import { first } from "../dom.ts";
import { guarded } from "../kit/guarded.ts";
import { outermostAround } from "../kit/outermost.ts";
import type { Layout } from "../site.ts";
import { hasForeignTurns, looksLikeChat } from "./drift.ts";
import { hasContent } from "./mounted.ts";
import { pairEvidence, pairScroll } from "./pair-evidence.ts";
import { readPairTurn } from "./pair-read.ts";
import { isPairStreaming } from "./pair-streaming.ts";
import { pairTurns } from "./pair-turns.ts";
import { classic, octane, pair as selectors } from "./selectors.ts";

/**
 * Signed-in "pair" layout, rolled out by account from 2026-09-21: one container for a prompt and its answer, a reversed
 * scroller, 3 to 6 turns mounted at a time.
 */
export const pair: Layout = {
  id: "pair",
  turns: pairTurns,
  turnContaining: (node) => outermostAround(node, selectors.turn),
  read: guarded(readPairTurn, hasContent),
  evidence: pairEvidence,
  streaming: isPairStreaming,
  scroll: pairScroll,
  health(document) {
    const turns = pairTurns(document);
    const mounted = turns.some((turn) => turn.mounted);
    const units = `${selectors.userUnit}, ${selectors.assistantUnit}, ${selectors.assistantMark}`;
    const foreign = `${classic.turn}, ${octane.turn}`;
    return [
      { name: "pair turn", found: turns.length > 0 || !looksLikeChat(document) },
      { name: "pair unit", found: !mounted || first(document, units) !== null },
      { name: "pair only", found: !hasForeignTurns(document, selectors.turn, foreign) },
    ];
  },
};
