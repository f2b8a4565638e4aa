import { first } from "../dom.ts";
import { describeSite } from "../kit/site/describe-site.ts";
import { visibleText } from "../kit/visible-text.ts";
import { about } from "./about.ts";
import { layouts } from "./layouts.ts";
import { modelButton } from "./selectors.ts";

const id = "([0-9a-f-]{36})";

/** Claude (claude.ai). */
export const claude = describeSite({
  about,
  layouts,
  address: {
    conversation: [new RegExp(`^/chat/${id}$`)],
    share: [new RegExp(`^/share/${id}$`)],
    newChat: [/^\/(?:new)?$/, /^\/project\/[^/]+$/],
    overview: [/^\/(?:recents|projects|artifacts)(?:\/|$)/],
    signIn: [/^\/(?:login|logout|magic-link)(?:\/|$)/],
  },
  title: { generic: ["Claude", "New chat"], added: "Claude" },
  model(document) {
    const button = first(document, modelButton);
    return button && visibleText(button);
  },
  temporary: (_document, url) => url.searchParams.has("incognito"),
});
