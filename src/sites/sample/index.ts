import { describeLayout } from "../kit/layout/describe-layout.ts";
import { files, reasoning } from "../kit/layout/part-rules.ts";
import { describeSite } from "../kit/site/describe-site.ts";
import { about } from "./about.ts";
import { selectors } from "./selectors.ts";

const layout = describeLayout({
  id: "2026",
  shell: selectors.shell,
  turn: selectors.turn,
  roles: { user: selectors.user, assistant: selectors.assistant },
  ids: ["data-message-id"],
  typed: selectors.typed,
  body: selectors.body,
  skip: selectors.skip,
  parts: [
    reasoning({ at: selectors.thinking, header: selectors.thinkingHeader, text: selectors.thinkingText }),
    files(selectors.file),
  ],
  expand: selectors.folded,
  writing: { page: selectors.stop },
  older: selectors.older,
});

/** Sample (sample.example). */
export const sample = describeSite({
  about,
  layouts: [layout],
  address: { conversation: [/^\/chat\/([\w-]+)$/], newChat: [/^\/$/] },
  title: { generic: ["Sample"], added: "Sample" },
});
