import type { PageConversation } from "../sites/site.ts";
import type { Chat } from "./chat.ts";
import { isCalledByRow, type Place } from "./places.ts";

/**
 * `same`: the page still shows this conversation. `gets-id`: it does, and has just been given its id. `moving`: the
 * address has gone on, the markup not yet (or the other way round): read nothing now. `other`: it shows another one.
 */
export type Verdict = "same" | "gets-id" | "moving" | "other";

export interface Circumstances {
  page: PageConversation;
  /** Turns listed now. */
  places: readonly Place[];
  /** An answer is being written now. */
  streaming: boolean;
  /** Time since the page first said something other than `chat`, ms. */
  differsSince: number;
}

/** A new chat's turns must outlive the change of address that long to be taken for the same conversation, ms. */
const proof = 3_000;
/** Turns of the same keys in new elements after that long are another conversation that shares them (a branch), ms. */
const longestMove = 10_000;

/**
 * Is the page still on this conversation? Sites change the address first and the markup some time later, so for a while
 * one conversation's messages stand under another's address; taken together they would end up in the wrong archive.
 */
export function judgePage(chat: Chat, now: Circumstances): Verdict {
  const { page, places } = now;
  if (page.page === "moving") return "moving";
  if (page.nativeId === chat.nativeId) return chat.nativeId !== null || isSameDraft(chat, now) ? "same" : "other";
  const stays = stillThere(chat, places);
  if (chat.nativeId === null) return judgeNewId(chat, now, stays);
  if (stays === "elements") return "moving";
  return stays !== "none" && now.differsSince < longestMove ? "moving" : "other";
}

/** Neither has an id: the same new chat unless other turns have taken the place of ours. */
function isSameDraft(chat: Chat, { page, places }: Circumstances): boolean {
  if (chat.lastNames.size > 0 && places.length > 0) return stillThere(chat, places) !== "none";
  return page.url === chat.page.url || chat.lastNames.size > 0;
}

/** A new chat is given its id while its first answer streams; a click on another chat changes the address just so. */
function judgeNewId(chat: Chat, now: Circumstances, stays: Stays): Verdict {
  if (chat.lastNames.size === 0) return "other";
  if (stays !== "none") return now.streaming || now.differsSince >= proof ? "gets-id" : "moving";
  return now.places.length > 0 || now.differsSince >= longestMove ? "other" : "moving";
}

type Stays = "elements" | "rows" | "names" | "none";

/** `rows`: elements of ours, but of turns that only their row names: a page may use them again for another conversation. */
function stillThere(chat: Chat, places: readonly Place[]): Stays {
  const stays = places.filter((place) => chat.lastElements.has(place.turn.element));
  if (stays.length > 0) return stays.every(isCalledByRow) ? "rows" : "elements";
  return places.some((place) => !isCalledByRow(place) && chat.lastNames.has(place.name)) ? "names" : "none";
}
