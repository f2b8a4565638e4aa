import { attr, first } from "../dom.ts";
import { describeLayout } from "../kit/layout/describe-layout.ts";
import { sent } from "../kit/layout/sent-rules.ts";
import { describeSite } from "../kit/site/describe-site.ts";
import { visibleText } from "../kit/visible-text.ts";
import { about } from "./about.ts";
import { selectors } from "./selectors.ts";

const layout = describeLayout({
  id: "bubbles",
  shell: selectors.shell,
  turn: selectors.turn,
  roles: { user: selectors.user, assistant: selectors.assistant },
  ids: [(message) => /^message-(\d+)$/.exec(attr(message, "id") ?? "")?.[1]],
  typed: selectors.text,
  typedAs: "rendered",
  body: selectors.text,
  skip: selectors.skip,
  parts: [sent(selectors.sent)],
  code: { block: selectors.code, label: selectors.codeLabel },
  model(message) {
    const bot = first(message, selectors.bot);
    return bot && visibleText(bot);
  },
  writing: { turn: selectors.unfinished },
  older: selectors.older,
});

/** Poe (poe.com). Its addresses are described nowhere: these are guesses. */
export const poe = describeSite({
  about,
  layouts: [layout],
  address: {
    conversation: [/^\/chat\/([\w-]+)$/],
    share: [/^\/s\/([\w-]+)$/],
    newChat: [/^\/$/],
    signIn: [/^\/login$/],
  },
  title: { generic: ["Poe"], added: "Poe" },
});
