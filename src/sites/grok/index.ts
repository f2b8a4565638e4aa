import { attr, closest, first, textOf } from "../dom.ts";
import { describeLayout } from "../kit/layout/describe-layout.ts";
import { describeSite } from "../kit/site/describe-site.ts";
import { about } from "./about.ts";
import { images } from "./images.ts";
import { partRules } from "./part-rules.ts";
import { selectors } from "./selectors.ts";
import { textRules } from "./text-rules.ts";

const layout = describeLayout({
  id: "2026-03",
  shell: selectors.shell,
  turn: selectors.turn,
  roles: { user: selectors.user, assistant: selectors.assistant },
  ids: [idOf],
  typed: selectors.text,
  typedAs: "rendered",
  body: selectors.text,
  skip: selectors.skip,
  parts: partRules,
  code: { block: selectors.code, label: selectors.codeLabel },
  rules: textRules,
  images,
  writing: { page: selectors.stop },
});

/** Grok (grok.com). Grok inside of X has no markup to go by. */
export const grok = describeSite({
  about,
  layouts: [layout],
  address: {
    conversation: [/^\/c\/([\w-]+)$/],
    share: [/^\/share\/([^/]+)$/],
    newChat: [/^\/(?:c)?$/],
  },
  title: { generic: ["Grok"], added: "Grok" },
  model: modelOf,
  // Assumed: private chats bear this mark.
  temporary: (_document, url) => url.hash === "#private",
});

function idOf(message: Element): string | null {
  const turn = closest(message, selectors.turn);
  return turn && (attr(turn, "id")?.slice("response-".length) ?? null);
}

/** The model that is chosen now; which one wrote an answer is not shown. */
function modelOf(document: Document): string | null {
  const choice = first(document, selectors.model);
  return choice && textOf(choice).replace(/\s+/g, " ").trim();
}
