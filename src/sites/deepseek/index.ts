import { describeLayout } from "../kit/layout/describe-layout.ts";
import { reasoning, unreadables } from "../kit/layout/part-rules.ts";
import { sent } from "../kit/layout/sent-rules.ts";
import { describeSite } from "../kit/site/describe-site.ts";
import { about } from "./about.ts";
import { citations } from "./citations.ts";
import { images } from "./images.ts";
import { selectors } from "./selectors.ts";

const layout = describeLayout({
  id: "rows",
  shell: selectors.shell,
  turn: selectors.turn,
  roles: { assistant: selectors.assistant, user: selectors.user },
  rows: { attribute: selectors.row, from: 1, isMessage: true },
  typed: selectors.typed,
  body: selectors.body,
  skip: selectors.skip,
  parts: [
    reasoning({ at: selectors.thinking, header: selectors.thinkingHeader, text: selectors.thinkingText }),
    reasoning({ at: selectors.thought }),
    unreadables(selectors.drawing, "diagram", "the page shows the drawing without its source"),
    sent(selectors.sent),
  ],
  code: { block: selectors.code, text: selectors.codeText },
  rules: [citations],
  images,
  expand: selectors.folded,
  writing: { turn: selectors.writing },
});

/** DeepSeek (chat.deepseek.com). */
export const deepseek = describeSite({
  about,
  layouts: [layout],
  address: {
    conversation: [/^\/a\/chat\/s\/([\w-]+)$/],
    share: [/^\/share\/([\w-]+)$/],
    newChat: [/^\/$/, /^\/a\/chat$/],
    signIn: [/^\/sign_(?:in|up)$/],
  },
  title: { generic: ["DeepSeek"], added: /^DeepSeek\s+-\s+|\s+-\s+DeepSeek$/ },
});
