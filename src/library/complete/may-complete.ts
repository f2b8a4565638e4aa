import type { Conversation } from "../../conversation/model.ts";

/** Whether opening the chat's page and saving it again may bring what is missing. Pages read by guessing need somebody to look at them. */
export function mayComplete({ coverage, site, url, id }: Conversation): boolean {
  return coverage.state !== "complete" && site !== "other" && /^https?:\/\//.test(url) && !id.includes(":local-");
}
