import type { Chat, openChat } from "../chat.ts";
import type { askOrders } from "../orders.ts";
import type { Work } from "../save.ts";
import type { Session } from "../session.ts";

const key = Symbol.for("convokeep.guesser");

/**
 * Shows on the page what looks like a conversation, and saves it when the user agrees. Keeps `work` up to date, and frees it
 * in the end. Never rejects. The rest is what the content script lends, so that nothing of it is there twice.
 */
export type Guesser = (
  control: AbortController,
  work: Work,
  session: Session,
  /** Sweeps and saves, with progress; stops when the controller aborts or the page no longer shows the conversation. */
  run: (chat: Chat, control: AbortController, isHere: () => boolean) => Promise<void>,
  open: typeof openChat,
  orders: typeof askOrders,
) => Promise<void>;
type World = { [key]?: Guesser };

/** Hands reading by guessing over to the content script that runs in the page. */
export function offerGuesser(guesser: Guesser): void {
  (globalThis as World)[key] = guesser;
}

/** The one offered last, or `undefined`. */
export function offeredGuesser(): Guesser | undefined {
  return (globalThis as World)[key];
}
