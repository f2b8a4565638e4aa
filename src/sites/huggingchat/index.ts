import { all, first, textOf } from "../dom.ts";
import { describeLayout } from "../kit/layout/describe-layout.ts";
import { files, reasoning } from "../kit/layout/part-rules.ts";
import { describeSite } from "../kit/site/describe-site.ts";
import { about } from "./about.ts";
import { selectors } from "./selectors.ts";

const layout = describeLayout({
  id: "0.20",
  shell: selectors.shell,
  turn: selectors.turn,
  roles: { user: selectors.user, assistant: selectors.assistant },
  ids: ["data-message-id"],
  model: (message) => {
    const name = all(message, selectors.models).at(-1);
    return name && textOf(name);
  },
  typed: selectors.typed,
  typedAs: "typed",
  body: selectors.body,
  skip: selectors.skip,
  parts: [reasoning({ at: selectors.thinking, header: selectors.thinkingHeader }), files(selectors.file)],
  expand: selectors.folded,
  writing: { page: selectors.stop },
  holds: "whole",
});

/** HuggingChat, and chat-ui on whatever address somebody runs it. */
export const huggingchat = describeSite({
  about,
  detect: (document) => first(document, selectors.shell) !== null,
  layouts: [layout],
  address: {
    conversation: [/\/conversation\/([\w-]+)$/],
    share: [/\/r\/([\w-]+)$/],
    newChat: [/^(?:\/chat)?\/?$/],
  },
  title: {
    generic: ["HuggingChat", "ChatUI", "New Chat"],
    added: "HuggingChat",
    elements: () => [selectors.title],
  },
  model: (document) => {
    const name = first(document, selectors.model);
    return name && textOf(name).trim();
  },
});
