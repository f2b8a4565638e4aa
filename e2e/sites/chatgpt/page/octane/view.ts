import { type Chat, isLive, pathOf, shownText } from "../../../kit/page/chat.ts";
import { element, esc, morph } from "../../../kit/page/html.ts";
import type { View } from "../../../kit/page/view.ts";
import type { SourceMessage } from "../../../source.ts";
import { composer } from "../composer.ts";
import { sidebar } from "../sidebar.ts";
import type { Stage } from "../stage.ts";
import { strings } from "../strings.ts";
import { octaneMessage } from "./message.ts";

/** The logged-out layout: every message is on the page, prompts are buttons. */
export function octaneView(stage: Stage): View {
  const { config } = stage;
  const words = strings[config.language];
  const shell = element('<div class="shell" data-logged-out=""></div>');
  const main = element(
    `<main aria-label="ChatGPT" data-app-shell=""><header><button type="button" data-login-button="">Log in</button></header><div data-swipe-scroll-container="" data-testid="mobile-app-shell-scroll-container"><div role="region" tabindex="0" data-swipable-detail-body=""></div></div></main>`,
  );
  main.append(composer(stage.app, config));
  shell.append(sidebar(stage), main);
  stage.body.replaceChildren(shell);
  const region = main.querySelector<HTMLElement>("[data-swipable-detail-body]");
  if (!region) throw new Error("the frame is not whole");
  let chat: Chat | null = null;

  const transcript = (now: Chat): HTMLElement => {
    const id = now.addressed ? ` data-conversation-id="${now.source.id}"` : "";
    const label = esc(words.conversation);
    return element(
      `<section aria-label="${label} chat-00000000-0000-4000-8000-000000000000" data-web-mobile-conversation=""${id}><div data-mobile-thread=""><div data-mobile-thread-content=""><div data-octane-server-owned-transcript=""><div data-conversation-history-root=""></div><ol aria-label="${label}" data-conversation-transcript="">${pathOf(
        now,
      )
        .map((message) => item(now, message))
        .join("")}</ol></div><div aria-hidden="true" data-thread-bottom-anchor=""></div></div></div></section>`,
    );
  };
  const item = (now: Chat, message: SourceMessage): string =>
    octaneMessage({
      message,
      words,
      live: isLive(now, message),
      shown: shownText(now, message),
      sources: now.source.sources,
    });
  const redraw = (): void => {
    const section = region.firstElementChild;
    if (!chat || !section) return;
    morph(section, transcript(chat));
  };

  return {
    show(next) {
      chat = next;
      region.replaceChildren(...(next ? [transcript(next)] : []));
      const scroller = region.parentElement;
      if (scroller) scroller.scrollTop = scroller.scrollHeight;
    },
    pathChanged() {
      if (chat && !region.firstElementChild) region.replaceChildren(transcript(chat));
      else redraw();
    },
    messageChanged(message) {
      const have = [...region.querySelectorAll("[data-conversation-transcript] > li")].at(-1);
      if (chat && have) morph(have, element(item(chat, message)));
    },
  };
}
