import { broadcast } from "../messages/broadcast.ts";
import type { Broadcasts } from "../messages/contract.ts";
import { indexSoon } from "./index-keeping.ts";

type Change = Parameters<Broadcasts["changed"]>[0];

/** Pages are told at most this often, in ms: a long save stores many times a second. */
const every = 200;

let waiting: Change | undefined;

/** Tells the open pages that something changed, gathering what comes within a fifth of a second, and has it indexed. */
export function announce(change: Change): void {
  if (change.conversations) indexSoon();
  if (!waiting) setTimeout(send, every);
  const conversations = [...new Set([...(waiting?.conversations ?? []), ...(change.conversations ?? [])])];
  waiting = { ...waiting, ...change, ...(conversations.length > 0 ? { conversations } : {}) };
}

function send(): void {
  const change = waiting;
  waiting = undefined;
  if (change) broadcast("changed", change).catch((error: unknown) => console.warn("pages not told", error));
}
