import type { Conversation } from "../../conversation/model.ts";

/** Whether opening the chat's page and saving it again may bring what is missing. Pages read by guessing need somebody to look at them. */
export function mayComplete({ coverage, site, url, id }: Conversation): boolean {
  return coverage.state !== "complete" && site !== "other" && /^https?:\/\//.test(url) && !id.includes(":local-");
}

/** Whether somebody who opens its page can complete it, and nobody else. */
export function mustCompleteByHand(chat: Conversation): boolean {
  return chat.coverage.state !== "complete" && !mayComplete(chat) && /^https?:\/\//.test(chat.url);
}
