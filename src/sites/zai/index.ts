import { attr, closest, first } from "../dom.ts";
import { codeMirrors, missing } from "../kit/editors/codemirror.ts";
import { collectedText } from "../kit/editors/collected.ts";
import { unroll } from "../kit/editors/unroll.ts";
import { describeLayout } from "../kit/layout/describe-layout.ts";
import { prompts } from "../kit/layout/sent-rules.ts";
import { describeSite } from "../kit/site/describe-site.ts";
import { visibleText } from "../kit/visible-text.ts";
import { about } from "./about.ts";
import { selectors } from "./selectors.ts";

const layout = describeLayout({
  id: "messages",
  shell: selectors.shell,
  turn: selectors.turn,
  roles: { user: selectors.user, assistant: selectors.assistant },
  ids: [(message) => /^message-(.+)$/.exec(attr(closest(message, "[id^='message-']") ?? message, "id") ?? "")?.[1]],
  typed: selectors.user,
  body: selectors.body,
  skip: selectors.skip,
  parts: [prompts(selectors.user)],
  code: { block: selectors.code, hole: missing, whole: collectedText },
  unroll: unroll(codeMirrors),
  model(message) {
    const name = first(message, selectors.model);
    return name && visibleText(name);
  },
});

/** Z.ai (chat.z.ai). */
export const zai = describeSite({
  about,
  layouts: [layout],
  address: { conversation: [/^\/c\/([\w-]+)$/], share: [/^\/s\/([\w-]+)$/], newChat: [/^\/$/], signIn: [/^\/auth$/] },
  title: { generic: ["Z.ai", "New Chat"], added: /\s+[-–|•·]\s+Z\.ai\b.*$/i },
});
