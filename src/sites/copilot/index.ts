import { attr, first } from "../dom.ts";
import { describeLayout } from "../kit/layout/describe-layout.ts";
import { describeSite } from "../kit/site/describe-site.ts";
import { about } from "./about.ts";
import { lines } from "./line-rule.ts";
import { selectors } from "./selectors.ts";
import { sources } from "./source-rule.ts";

const layout = describeLayout({
  id: "2025-08",
  shell: selectors.shell,
  turn: selectors.turn,
  roles: { user: selectors.user, assistant: selectors.assistant },
  ids: [idOf],
  typed: selectors.typed,
  body: selectors.body,
  skip: selectors.skip,
  code: { block: selectors.code, label: selectors.codeLabel },
  rules: [sources, lines],
  writing: { page: selectors.stop },
});

/** Copilot for consumers (copilot.microsoft.com). */
export const copilot = describeSite({
  about,
  layouts: [layout],
  address: {
    conversation: [/^\/chats\/(?!temporary$)([\w-]+)$/],
    share: [/^\/shares\/([\w-]+)$/],
    newChat: [/^\/$/, /^\/chats(?:\/temporary)?$/],
  },
  title: {
    generic: ["Microsoft Copilot", "Your AI companion"],
    added: /^Microsoft Copilot:\s*|\s*\|\s*Microsoft Copilot$/g,
  },
  temporary: (_document, url) => /^\/chats\/temporary\/?$/.test(url.pathname),
});

/** A message's id: the first part of its article's id, and of the names of its pieces (saved 2025-08, 2026-03). */
function idOf(message: Element): string | null {
  const named = first(message, '[id$="-user-message"], [id*="-content-"], [id$="-author"]');
  const names = [attr(message, "id"), attr(message, "aria-labelledby"), named && attr(named, "id")];
  const found = names.map((name) => /^(\S+?)-(?:user-message|author|content-\d+)(?:\s|$)/.exec(name ?? "")?.[1]);
  return found.find((id) => id !== undefined) ?? null;
}
