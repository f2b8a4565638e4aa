import type { WhyNotSaved } from "../../messages/saves.ts";
import type { RunItem } from "./run.ts";
import type { OpenTab } from "./seen.ts";

/** A page that has loaded may show what it is only some time later, ms. */
const lateArrival = 8_000;
/** For a page to load, ms. */
const slowestLoad = 30_000;

/**
 * Whether the page in front shows the chat that is to be saved: now, perhaps in a while, or not at all.
 * @param waited how long the tab has been in front, ms
 */
export function judgeArrival(
  { conversation }: Pick<RunItem, "conversation">,
  { page, loading, granted, asksToSignIn }: OpenTab,
  waited: number,
): "ready" | "wait" | WhyNotSaved {
  if (page?.kind === "chat" && (conversation === undefined || page.conversation === conversation)) return "ready";
  const isThere = page !== undefined && (page.kind !== "none" || page.why === "not-injected");
  if (loading || !isThere) return waited > slowestLoad ? "not-loaded" : "wait";
  if (waited < lateArrival) return "wait";
  if (asksToSignIn) return "sign-in";
  // Sites send people to another host to sign in, where we have no business.
  if (!granted) return conversation === undefined ? "not-granted" : "sign-in";
  return conversation === undefined ? "no-chat" : "gone";
}
