import { guarded } from "../kit/guarded.ts";
import { outermostAround } from "../kit/outermost.ts";
import type { Layout } from "../site.ts";
import { classicEvidence, classicScroll } from "./classic-evidence.ts";
import { readClassicTurn } from "./classic-read.ts";
import { isClassicStreaming } from "./classic-streaming.ts";
import { classicTurns, roleOf } from "./classic-turns.ts";
import { looksLikeChat } from "./drift.ts";
import { hasContent } from "./mounted.ts";
import { classic as selectors } from "./selectors.ts";

/**
 * Classic layout: part of the accounts, share pages, and tabs opened before the roll-out of the pair layout (2026-10).
 * One container for each message, from 2026-04 on inside a wrapper that stays when its content is taken off the page.
 */
export const classic: Layout = {
  id: "classic",
  turns: classicTurns,
  turnContaining: (node) => outermostAround(node, selectors.turn),
  read: guarded(readClassicTurn, hasContent),
  evidence: classicEvidence,
  streaming: isClassicStreaming,
  scroll: classicScroll,
  health(document) {
    const turns = classicTurns(document);
    const mounted = turns.filter((turn) => turn.mounted);
    return [
      { name: "classic turn", found: turns.length > 0 || !looksLikeChat(document) },
      { name: "classic role", found: mounted.length === 0 || mounted.some((turn) => roleOf(turn.element) !== null) },
    ];
  },
};
