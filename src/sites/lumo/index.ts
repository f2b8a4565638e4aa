import { describeLayout } from "../kit/layout/describe-layout.ts";
import { prompts } from "../kit/layout/sent-rules.ts";
import { describeSite } from "../kit/site/describe-site.ts";
import { about } from "./about.ts";
import { selectors } from "./selectors.ts";

const layout = describeLayout({
  id: "messages",
  shell: selectors.shell,
  turn: selectors.turn,
  roles: { user: selectors.user, assistant: selectors.assistant },
  ids: ["data-message-id"],
  typed: selectors.user,
  body: selectors.assistant,
  parts: [prompts(selectors.user)],
  code: { block: selectors.code },
});

/** Lumo by Proton (lumo.proton.me). Its addresses are not described anywhere: these are guesses. */
export const lumo = describeSite({
  about,
  layouts: [layout],
  address: {
    conversation: [/^(?:\/guest)?\/c\/([\w=-]+)$/],
    newChat: [/^\/$/, /^\/guest$/],
    plainPath: (path) => path.replace(/^\/u\/\d+(?=\/|$)/, "") || "/",
  },
  title: { generic: ["Lumo", "Lumo: Privacy-first AI assistant"], added: "Lumo" },
});
