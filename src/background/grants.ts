import { browser } from "../browser.ts";
import type { SiteFacts } from "../sites/site.ts";
import { siteAt } from "./known-sites.ts";
import { originsOfPlaces } from "./places/asked-origins.ts";

/** Those of a site's origins that the user has granted; a grant for all sites counts for each. */
export async function grantedOrigins({ origins }: SiteFacts): Promise<string[]> {
  const granted = await Promise.all(origins.map(isGranted));
  return origins.filter((_, index) => granted[index]);
}

/** @param origin a match pattern */
export function isGranted(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [origin] });
}

/** A pattern for one host; grants for whole domains or the whole web are not meant for a chat that somebody hosts. */
const oneHost = /^(?:\*|https?):\/\/[^*/]+\/\*$/;

/**
 * Granted origins that belong to no known site, one host each: where the user has a chat hosted. Servers that were granted
 * for backups are not among them.
 */
export async function otherGrants(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  const isKnown = (origin: string) => siteAt(origin.replace("*://", "https://").replace("/*", "/")) !== undefined;
  const others = origins.filter((origin) => oneHost.test(origin) && !isKnown(origin));
  if (others.length === 0) return [];
  const ofPlaces = await originsOfPlaces();
  return others.filter((origin) => !ofPlaces.includes(origin));
}
