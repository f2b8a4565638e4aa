import { CodedError } from "../messages/errors.ts";
import type { Sender } from "../messages/sender.ts";
import type { SiteFacts } from "../sites/site.ts";
import { isGranted } from "./grants.ts";
import { hostedSite, siteAt } from "./known-sites.ts";
import { matchesPattern } from "./origins.ts";

/**
 * The site on whose page a content script runs, as the browser says: a script may speak for that one only. On an address
 * of no known site it may speak for one that people host themselves.
 * @throws CodedError `not-allowed` for a page of no known site, or of another than the script claims
 */
export function siteOfSender({ url }: Sender, claimed: string): SiteFacts {
  const site = siteAt(url) ?? hostedSite(claimed);
  if (site?.id !== claimed) throw new CodedError("not-allowed", "page of another site");
  return site;
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
