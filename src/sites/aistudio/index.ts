import { first, matches } from "../dom.ts";
import { describeLayout } from "../kit/layout/describe-layout.ts";
import { reasoning, sources } from "../kit/layout/part-rules.ts";
import { describeSite } from "../kit/site/describe-site.ts";
import { visibleText } from "../kit/visible-text.ts";
import { about } from "./about.ts";
import { file } from "./file.ts";
import { keepsAll, withOutline } from "./outline.ts";
import { codeInText, formulas, keptLines, nodes } from "./rules.ts";
import { selectors } from "./selectors.ts";

/** Turns have ids, but what is stored of a chat has none, so they are taken to be new each time the page is loaded. */
const turns = describeLayout({
  id: "turns",
  shell: selectors.shell,
  turn: selectors.turn,
  roles: { user: selectors.user, assistant: selectors.assistant },
  name: "id",
  typed: selectors.typed,
  typedAs: "rendered",
  body: selectors.body,
  skip: selectors.skip,
  parts: [
    reasoning({ at: selectors.thinking, header: selectors.thinkingHeader, text: selectors.thinkingText }),
    file,
    sources(selectors.sources),
  ],
  code: { block: selectors.code, label: selectors.language },
  rules: [formulas, nodes, codeInText, keptLines],
  images: { isDecoration: (image) => matches(image, selectors.progressIcon) },
  alert: selectors.alert,
  expand: selectors.folded,
  writing: { page: selectors.stop },
  scroller: selectors.scroller,
});

const layout: typeof turns = {
  ...turns,
  evidence: (document, url) => withOutline(document, turns.turns(document), turns.evidence(document, url)),
  scroll(document) {
    const plan = turns.scroll(document);
    return plan && { ...plan, keepsWrappers: keepsAll(document, turns.turns(document)) };
  },
};

/** AI Studio (aistudio.google.com). */
export const aistudio = describeSite({
  about,
  layouts: [layout],
  address: {
    conversation: [/^\/prompts\/(?!new_)([\w-]+)$/],
    newChat: [/^\/$/, /^\/prompts\/new_\w+$/],
    overview: [/^\/(?:library|apps|prompts)$/],
    plainPath: (path) => path.replace(/^\/u\/\d+(?=\/|$)/, "").replace(/^\/app(?=\/prompts)/, "") || "/",
  },
  title: {
    generic: ["Google AI Studio", "Untitled prompt"],
    added: "Google AI Studio",
    elements: () => [selectors.title],
  },
  model(document) {
    const card = first(document, selectors.model);
    return card && visibleText(card);
  },
});
