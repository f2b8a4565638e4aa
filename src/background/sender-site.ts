import { CodedError } from "../messages/errors.ts";
import type { Sender } from "../messages/sender.ts";
import type { SiteFacts } from "../sites/site.ts";
import { isGranted } from "./grants.ts";
import { hostedSite, siteAt } from "./known-sites.ts";
import { matchesPattern } from "./origins.ts";

/** Chats that are read by guessing, on whatever page: the folder src/sites/generic/. */
export const guessedSite = "other";

/**
 * The site on whose page a content script runs, as the browser says: a script may speak for that one only, or for a guess
 * of what its page shows. On an address of no known site it may speak for one that people host themselves.
 * @throws CodedError `not-allowed` for a page of no known site, or of another than the script claims
 */
export function siteOfSender({ url }: Sender, claimed: string): SiteFacts {
  const site = (claimed === guessedSite ? undefined : siteAt(url)) ?? hostedSite(claimed);
  if (site?.id !== claimed) throw new CodedError("not-allowed", "page of another site");
  return site;
}

/**
 * Conversations of what people host themselves bear their server's name (`open-webui:host/id`), or none yet: one server
 * may not write into those of another.
 * @throws CodedError `not-allowed`
 */
export function checkServer(ids: readonly string[], { url }: Sender, { id: site, origins }: SiteFacts): void {
  if (origins.length > 0) return;
  const own = [`${site}:${new URL(url).host}/`, `${site}:local-`];
  const isOwn = (id: string) => own.some((beginning) => id.startsWith(beginning));
  if (!ids.every(isOwn)) throw new CodedError("not-allowed", "conversation of another server");
}

/** Has the user granted the origin that a content script's page is from? */
export async function isSenderGranted({ url }: Sender, { origins }: SiteFacts): Promise<boolean> {
  if (origins.length === 0) return isGranted(originOf(url));
  const granted = await Promise.all(origins.filter((pattern) => matchesPattern(pattern, url)).map(isGranted));
  return granted.some(Boolean);
}

/** The match pattern of an address's host. Ports are no part of patterns that both browsers understand. */
function originOf(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}
