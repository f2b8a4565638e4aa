import { attr, first, textOf } from "../dom.ts";
import { codeMirrors } from "../kit/editors/codemirror.ts";
import { unroll } from "../kit/editors/unroll.ts";
import { describeLayout } from "../kit/layout/describe-layout.ts";
import { files } from "../kit/layout/part-rules.ts";
import { describeSite } from "../kit/site/describe-site.ts";
import { about } from "./about.ts";
import { codeBlocks, diagrams } from "./code.ts";
import { foldedText } from "./folded.ts";
import { keptLines } from "./lines.ts";
import { selectors } from "./selectors.ts";

const layout = describeLayout({
  id: "0.6-0.10",
  shell: selectors.shell,
  turn: selectors.turn,
  roles: { user: selectors.user, assistant: selectors.assistant },
  ids: [(message) => attr(message, "id")?.replace(/^message-/, "")],
  model: (message) => {
    const name = first(message, selectors.user) ? null : first(message, selectors.model);
    return name && textOf(name);
  },
  typed: selectors.typed,
  typedAs: "rendered",
  typedLine: selectors.asTyped,
  body: selectors.body,
  skip: selectors.skip,
  alert: selectors.alert,
  pager: selectors.pager,
  editing: selectors.editing,
  parts: [foldedText, files(selectors.file)],
  rules: [codeBlocks, diagrams, keptLines],
  unroll: unroll(codeMirrors),
  citation: selectors.citation,
  writing: { done: selectors.done },
  older: selectors.older,
  start: selectors.start,
  keepsEnd: true,
});

/** Open WebUI, on whatever address somebody runs it. */
export const openWebui = describeSite({
  about,
  detect: (document) => first(document, selectors.shell) !== null,
  layouts: [layout],
  address: {
    conversation: [/\/c\/([\w-]+)$/],
    share: [/\/s\/([\w-]+)$/],
    newChat: [/^\/$/],
  },
  title: {
    generic: ["Open WebUI", "New Chat"],
    added: /\s+[|•]\s+[^|•]*$/,
    elements: () => [selectors.shareTitle],
  },
  temporary: (_document, url) => url.searchParams.get("temporary-chat") === "true",
});
