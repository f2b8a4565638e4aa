import { describeLayout } from "../kit/layout/describe-layout.ts";
import { artifacts } from "../kit/layout/part-rules.ts";
import { describeSite } from "../kit/site/describe-site.ts";
import { about } from "./about.ts";
import { selectors } from "./selectors.ts";
import { sources } from "./source-rule.ts";

const layout = describeLayout({
  id: "2026-02",
  shell: selectors.shell,
  turn: selectors.turn,
  message: `${selectors.question}, ${selectors.answer}`,
  roles: { user: selectors.question, assistant: selectors.answer },
  typed: selectors.typed,
  body: selectors.body,
  parts: [
    artifacts({
      at: selectors.report,
      what: "report",
      title: selectors.reportTitle,
      text: selectors.reportText,
    }),
  ],
  code: { block: "pre", label: selectors.codeLabel },
  rules: [sources],
  writing: { page: selectors.stop },
  scroller: selectors.scroller,
});

/** Perplexity (www.perplexity.ai). */
export const perplexity = describeSite({
  about,
  layouts: [layout],
  address: {
    // The address ends in the id, behind words of the first question. Its shapes are assumed: a UUID, or 22 characters.
    conversation: [
      /^\/(?:search|thread)\/(?:.*-)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
      /^\/(?:search|thread)\/(?:.*-)?([\w.]{22})$/,
      /^\/(?:search|thread)\/(?!new(?:\/|$))([^/]+)$/,
    ],
    newChat: [/^\/$/, /^\/search(?:\/new.*)?$/],
  },
  title: { generic: ["Perplexity", "Perplexity AI"], added: "Perplexity" },
});
