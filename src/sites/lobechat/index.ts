import { attr, first } from "../dom.ts";
import { showsAnything } from "../kit/content.ts";
import { hasForeignTurns } from "../kit/drift.ts";
import { describeLayout } from "../kit/layout/describe-layout.ts";
import { type PartRule, reasoning } from "../kit/layout/part-rules.ts";
import { describeSite } from "../kit/site/describe-site.ts";
import { unreadable } from "../kit/unreadable.ts";
import { about } from "./about.ts";
import { selectors } from "./selectors.ts";

const diagrams: PartRule = {
  at: selectors.diagram,
  take: (_element, { draft }) => void draft.parts.push(unreadable.diagram()),
};

const layout = describeLayout({
  id: "2",
  shell: selectors.shell,
  turn: selectors.turn,
  roles: { user: selectors.user, assistant: selectors.assistant },
  ids: [
    (message) => {
      const holder = first(message, selectors.id);
      return holder && attr(holder, "id");
    },
  ],
  rows: { attribute: "data-index", from: 0 },
  // No page was ever seen: that a row is the first proves nothing yet.
  evidence: (_document, turns) => ({ start: turns[0]?.row ? "older" : "unknown", end: false }),
  typed: selectors.text,
  typedAs: "rendered",
  body: selectors.text,
  skip: selectors.skip,
  parts: [
    reasoning({ at: selectors.thinking, header: selectors.thinkingHeader, text: selectors.thinkingText }),
    diagrams,
  ],
  code: { block: selectors.code },
  health: {
    "names of messages in messages only": (document) =>
      !hasForeignTurns(document, selectors.turn, selectors.stray, (element) => showsAnything(element, ".sr-only")),
  },
});

/** LobeChat, on whatever address somebody runs it. */
export const lobechat = describeSite({
  about,
  detect: (document) => first(document, selectors.shell) !== null,
  layouts: [layout],
  address: {
    // The open topic stands in the path, in earlier versions in the query (source, 2026).
    conversation: [/\/(?:agent|group)\/[\w-]+\/(tpc_\w+)$/],
    share: [/\/share\/t\/([\w-]+)$/],
    newChat: [/^\/$/, /\/chat$/, /\/agent\/[\w-]+$/],
  },
  markedId: (document) => new URL(document.URL).searchParams.get("topic"),
  title: { generic: ["LobeChat", "LobeHub"], added: /\s+·\s+Lobe(?:Chat|Hub)$/ },
});
