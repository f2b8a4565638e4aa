import { describeLayout } from "../kit/layout/describe-layout.ts";
import { describeSite } from "../kit/site/describe-site.ts";
import type { Site } from "../site.ts";
import { about } from "./about.ts";
import { isAiMode, plainAddress } from "./address.ts";
import { codeWithLabel } from "./code.ts";
import { formulas } from "./formulas.ts";
import { headings } from "./headings.ts";
import { selectors } from "./selectors.ts";
import { sourceList } from "./sources.ts";

const layout = describeLayout({
  id: "turns",
  shell: selectors.shell,
  turn: `${selectors.turn}, ${selectors.question}`,
  message: `${selectors.question}, ${selectors.answer}`,
  roles: { user: selectors.question, assistant: `${selectors.answer}, ${selectors.turn}` },
  typed: selectors.typed,
  typedAs: "typed",
  body: selectors.answer,
  skip: selectors.skip,
  parts: [sourceList],
  rules: [formulas, codeWithLabel, headings],
  writing: { page: selectors.writing, turn: selectors.writing },
});

const described = describeSite({
  about,
  layouts: [layout],
  // A conversation has no address of its own: `/search` is that of every search.
  address: { conversation: [], newChat: [/^\/search$/] },
  title: { generic: ["Google Search", "Google"], added: "Google Search" },
});

/** Google's AI Mode (www.google.com/search?udm=50). Ordinary searches are none of it. */
export const googleAiMode: Site = {
  ...described,
  detect: (document, url) => described.detect(document, url) && isAiMode(url),
  conversation(document, url) {
    const page = described.conversation(document, url);
    return isAiMode(url) ? { ...page, url: plainAddress(url) } : { ...page, page: "other" };
  },
};
