import { first } from "../dom.ts";
import { describeLayout } from "../kit/layout/describe-layout.ts";
import { files, pictures, reasoning } from "../kit/layout/part-rules.ts";
import { describeSite } from "../kit/site/describe-site.ts";
import { visibleText } from "../kit/visible-text.ts";
import { about } from "./about.ts";
import { selectors } from "./selectors.ts";

const layout = describeLayout({
  id: "segments",
  shell: selectors.shell,
  turn: selectors.turn,
  roles: { user: selectors.user, assistant: selectors.assistant },
  typed: selectors.typed,
  body: selectors.body,
  skip: selectors.skip,
  parts: [
    reasoning({ at: selectors.thinking, text: selectors.thinkingText }),
    reasoning({ at: selectors.folded, header: selectors.folded, text: selectors.foldedText }),
    reasoning({ at: selectors.steps }),
    pictures(selectors.image, "upload"),
    files(selectors.file),
  ],
  code: { block: selectors.code },
  writing: { page: selectors.stop },
});

/** Kimi (www.kimi.com, kimi.moonshot.cn). */
export const kimi = describeSite({
  about,
  layouts: [layout],
  address: { conversation: [/^\/chat\/([\w-]+)$/], share: [/^\/share\/([\w-]+)$/], newChat: [/^\/$/] },
  title: {
    generic: ["Kimi", "Kimi AI"],
    added: /^Kimi\s*\|\s*|\s+[-|]\s+Kimi$/,
    elements: () => selectors.titles,
  },
  model(document) {
    const chosen = first(document, selectors.model);
    return chosen ? visibleText(chosen) || null : null;
  },
});
