import { describeLayout } from "../kit/layout/describe-layout.ts";
import { describeSite } from "../kit/site/describe-site.ts";
import { about } from "./about.ts";
import { citations } from "./citations.ts";
import { selectors } from "./selectors.ts";

const layout = describeLayout({
  id: "pairs",
  shell: selectors.shell,
  turn: selectors.turn,
  roles: { user: selectors.user, assistant: selectors.assistant },
  typed: selectors.text,
  body: selectors.text,
  skip: selectors.skip,
  rules: [citations],
});

/** NotebookLM (notebooklm.google.com). A notebook has one chat. */
export const notebooklm = describeSite({
  about,
  layouts: [layout],
  address: {
    conversation: [/^\/notebook\/([0-9a-f-]{36})$/i],
    newChat: [/^\/notebook\/creating$/],
    overview: [/^\/$/],
    // The number of the account among those signed in.
    plainPath: (path) => path.replace(/^\/u\/\d+(?=\/|$)/, "") || "/",
  },
  title: { generic: ["NotebookLM"], added: "NotebookLM", elements: () => [selectors.title] },
});
