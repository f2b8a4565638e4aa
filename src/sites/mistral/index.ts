import { describeLayout } from "../kit/layout/describe-layout.ts";
import { describeSite } from "../kit/site/describe-site.ts";
import { about } from "./about.ts";
import { selectors } from "./selectors.ts";
import { tables } from "./tables.ts";
import { thinking } from "./thinking.ts";

const layout = describeLayout({
  id: "parts",
  shell: selectors.shell,
  turn: selectors.turn,
  roles: { user: selectors.user, assistant: selectors.assistant },
  ids: ["data-message-id"],
  typed: selectors.typed,
  body: selectors.body,
  parts: thinking,
  code: { block: selectors.code, text: selectors.codeText },
  rules: [tables],
  writing: { page: selectors.stop },
});

/** Le Chat by Mistral (chat.mistral.ai). */
export const mistral = describeSite({
  about,
  layouts: [layout],
  address: { conversation: [/^\/chat\/([\w-]+)$/], newChat: [/^\/$/, /^\/chat$/] },
  title: {
    generic: ["Le Chat", "Mistral", "Mistral AI"],
    added: /\s+[-–|·]\s+(?:Le Chat|Mistral)\b.*$/,
    elements: () => [selectors.title],
  },
});
