import { all, attr, first, textOf } from "../dom.ts";
import { addText } from "../kit/draft.ts";
import { addImage } from "../kit/images.ts";
import { describeLayout } from "../kit/layout/describe-layout.ts";
import { files, type PartRule, reasoning } from "../kit/layout/part-rules.ts";
import { describeSite } from "../kit/site/describe-site.ts";
import { unreadable } from "../kit/unreadable.ts";
import { about } from "./about.ts";
import { lines } from "./lines.ts";
import { selectors } from "./selectors.ts";

/** Drawings: the picture is kept, the text it was made of is not on the page. */
const diagrams: PartRule = {
  at: selectors.diagram,
  take(element, { draft, images }) {
    for (const image of all(element, "img")) addImage(draft, image, "content", images);
    draft.parts.push(unreadable.diagram());
  },
};

/** Prompts as they were typed, where the user wants none rendered. */
const asTyped: PartRule = {
  at: selectors.typedPlain,
  take: (element, { draft }) => addText(draft, "plain", textOf(element)),
};

const layout = describeLayout({
  id: "0.8",
  shell: selectors.shell,
  turn: selectors.turn,
  roles: { user: selectors.user, assistant: selectors.assistant },
  ids: [(message) => attr(message, "id")],
  // An answer on its way has the prompt's id with a line behind it (source).
  isLasting: (id) => !id.endsWith("_"),
  model: (message) => {
    const name = first(message, selectors.model);
    return name && textOf(name);
  },
  sentAt: (message) => {
    const time = first(message, selectors.time);
    const said = (time && attr(time, "datetime")) ?? "";
    return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(said) ? said : undefined;
  },
  typed: selectors.typed,
  typedAs: "rendered",
  body: selectors.body,
  skip: selectors.skip,
  rules: [lines],
  pager: selectors.pager,
  parts: [
    asTyped,
    reasoning({ at: selectors.thinking, header: selectors.thinkingHeader, text: selectors.thinkingText }),
    files(selectors.file),
    diagrams,
  ],
  expand: selectors.folded,
  writing: { turn: selectors.writing },
});

/** LibreChat, on whatever address somebody runs it. */
export const librechat = describeSite({
  about,
  detect: (document) => first(document, selectors.shell) !== null,
  layouts: [layout],
  address: {
    conversation: [/\/c\/(?!new$)([\w-]+)$/],
    share: [/\/share\/([\w-]+)$/],
    newChat: [/^\/$/, /\/c\/new$/],
  },
  title: {
    generic: ["LibreChat", "New Chat"],
    added: "LibreChat",
    elements: () => [selectors.shareTitle, selectors.openChat],
  },
});
