import type { Chat, openChat } from "../chat.ts";
import type { askOrders } from "../orders.ts";
import type { Work } from "../save.ts";
import type { Session } from "../session.ts";

const key = Symbol.for("convokeep.guesser");

/** What the content script lends to reading by guessing, which is a script of its own: nothing of it is there twice. */
export interface Desk {
  session: Session;
  work: Work;
  /** Sweeps and saves, with progress; stops when the controller aborts or the page no longer shows the conversation. */
  run(chat: Chat, control: AbortController, isHere: () => boolean): Promise<void>;
  openChat: typeof openChat;
  askOrders: typeof askOrders;
}

/**
 * Shows on the page what looks like a conversation, and saves it when the user agrees. Keeps `desk.work` up to date, and
 * frees it in the end. Never rejects.
 */
export type Guesser = (desk: Desk, control: AbortController) => Promise<void>;
type World = { [key]?: Guesser };

/** Hands reading by guessing over to the content script that runs in the page. */
export function offerGuesser(guesser: Guesser): void {
  (globalThis as World)[key] = guesser;
}

/** The one offered last, or `undefined`. */
export function offeredGuesser(): Guesser | undefined {
  return (globalThis as World)[key];
}
