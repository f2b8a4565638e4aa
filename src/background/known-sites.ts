import { siteFacts } from "../sites/facts.ts";
import type { SiteFacts } from "../sites/site.ts";
import { matchesPattern } from "./origins.ts";

/** The site that an address belongs to, if it is one of those Convokeep reads. */
export function siteAt(address: string | undefined): SiteFacts | undefined {
  if (address === undefined) return undefined;
  return siteFacts.find(({ origins }) => origins.some((pattern) => matchesPattern(pattern, address)));
}

export function knownSites(): readonly SiteFacts[] {
  return siteFacts;
}
