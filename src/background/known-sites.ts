import { siteFacts } from "../sites/facts.ts";
import type { SiteFacts } from "../sites/site.ts";
import { matchesPattern } from "./origins.ts";

/** The site that an address belongs to, if it is one of those Convokeep reads. */
export function siteAt(address: string | undefined): SiteFacts | undefined {
  if (address === undefined) return undefined;
  return siteFacts.find(({ origins }) => origins.some((pattern) => matchesPattern(pattern, address)));
}

/** The sites with addresses of their own. */
export function knownSites(): readonly SiteFacts[] {
  return siteFacts.filter(({ origins }) => origins.length > 0);
}

/** A site that has no address of its own, because people host it themselves and it is known by its markup. */
export function hostedSite(id: string): SiteFacts | undefined {
  return siteFacts.find((site) => site.id === id && site.origins.length === 0);
}
