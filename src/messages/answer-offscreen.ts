import { listen } from "./answer.ts";
import type { ToOffscreen } from "./contract.ts";
import type { Handlers } from "./handlers.ts";

/** Registers what the offscreen document answers, to our own background and pages only. */
export function answerAsOffscreen(handlers: Handlers<ToOffscreen>): void {
  listen("offscreen", { page: { handlers } });
}
