import { listen } from "./answer.ts";
import type { FromContent, FromOffscreen, FromPages } from "./contract.ts";
import { fitsFromContent } from "./from-content.ts";
import type { Handlers } from "./handlers.ts";
import { keepAliveDuring } from "./heartbeat.ts";

export interface BackgroundHandlers {
  content: Handlers<FromContent>;
  pages: Handlers<FromPages>;
  offscreen: Handlers<FromOffscreen>;
}

/**
 * Registers what the background answers, by sender: content scripts reach `content` only, with every payload checked
 * against its schema; extension pages reach `pages`; the offscreen document `offscreen`. Anybody else hears nothing.
 * Call once, synchronously, at the top level of the background.
 */
export function answerAsBackground(handlers: BackgroundHandlers): void {
  const { content, pages, offscreen } = handlers;
  listen(
    "background",
    {
      content: { handlers: content, fits: fitsFromContent, others: { ...pages, ...offscreen } },
      page: { handlers: pages, others: { ...content, ...offscreen } },
      offscreen: { handlers: offscreen, others: { ...content, ...pages } },
    },
    { whileBusy: keepAliveDuring },
  );
}
