import { attr, first } from "../dom.ts";
import { monacos } from "../kit/editors/monaco.ts";
import { unroll } from "../kit/editors/unroll.ts";
import { describeLayout } from "../kit/layout/describe-layout.ts";
import { reasoning } from "../kit/layout/part-rules.ts";
import { describeSite } from "../kit/site/describe-site.ts";
import { unreadablePart } from "../kit/unreadable.ts";
import { visibleText } from "../kit/visible-text.ts";
import { about } from "./about.ts";
import { codeBlocks } from "./code-blocks.ts";
import { formulas } from "./formulas.ts";
import { selectors } from "./selectors.ts";

const layout = describeLayout({
  id: "messages",
  shell: selectors.shell,
  turn: selectors.turn,
  roles: { user: selectors.user, assistant: selectors.assistant },
  ids: [(message) => /^qwen-chat-message-(?:user|assistant)-(.+)$/.exec(attr(message, "id") ?? "")?.[1]],
  typed: selectors.typed,
  typedLine: selectors.typedLine,
  body: selectors.body,
  skip: selectors.skip,
  parts: [
    reasoning({ at: selectors.status, header: selectors.status, text: ".qwen-markdown" }),
    reasoning({ at: selectors.thought }),
    {
      at: selectors.sources,
      take: (_card, { draft }) =>
        void draft.parts.push(unreadablePart("sources", "the page shows their logos without addresses")),
    },
  ],
  rules: [codeBlocks, formulas],
  unroll: unroll(monacos),
  writing: { page: selectors.stop, turn: selectors.unfinished },
});

/** Qwen Chat (chat.qwen.ai). */
export const qwen = describeSite({
  about,
  layouts: [layout],
  address: {
    conversation: [/^\/c\/(?!new-chat$)([\w-]+)$/],
    share: [/^\/s\/([\w-]+)$/],
    newChat: [/^\/$/, /^\/c\/new-chat$/],
  },
  title: { generic: ["Qwen", "Qwen Chat", "New Chat"], added: /\s+[-–|·]\s+Qwen(?: Chat)?$/ },
  model(document) {
    const chosen = first(document, selectors.model);
    return chosen ? visibleText(chosen) || null : null;
  },
});
