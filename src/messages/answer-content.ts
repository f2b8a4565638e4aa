import { listen } from "./answer.ts";
import type { ToContent } from "./contract.ts";
import type { Handlers } from "./handlers.ts";

/** Registers what a content script answers, to our own background and pages only, until the signal aborts. */
export function answerAsContent(handlers: Handlers<ToContent>, signal?: AbortSignal): void {
  listen("content", { page: { handlers } }, { signal });
}
