import { describeLayout } from "../kit/layout/describe-layout.ts";
import type { PartRule } from "../kit/layout/part-rules.ts";
import { describeSite } from "../kit/site/describe-site.ts";
import { unreadablePart } from "../kit/unreadable.ts";
import { about } from "./about.ts";
import { lasting, withoutDetour } from "./addresses.ts";
import { selectors } from "./selectors.ts";
import { textRules } from "./text-rules.ts";

const sources: PartRule = {
  at: selectors.sources,
  take: (_element, { draft }) =>
    void draft.parts.push(unreadablePart("sources", "their addresses are not on the page")),
};

const layout = describeLayout({
  id: "2026-05",
  shell: selectors.shell,
  turn: selectors.turn,
  roles: { user: selectors.user, assistant: selectors.assistant },
  ids: ["data-message-id"],
  typed: selectors.typed,
  body: selectors.body,
  skip: selectors.skip,
  parts: [sources],
  citation: selectors.citation,
  rules: textRules,
  link: withoutDetour,
  images: { lasting },
  writing: { turn: selectors.writing },
});

/** Meta AI (www.meta.ai). */
export const metaAi = describeSite({
  about,
  layouts: [layout],
  address: { conversation: [/^\/prompt\/([\w-]+)$/], newChat: [/^\/$/, /^\/prompt$/] },
  title: { generic: ["Meta AI"], added: "Meta AI", elements: () => [selectors.title] },
});
