import { browser } from "../browser.ts";
import type { SiteFacts } from "../sites/site.ts";
import { siteAt } from "./known-sites.ts";

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

/** Granted origins that belong to no known site, one host each: where the user has a chat hosted. */
export async function otherGrants(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  const isKnown = (origin: string) => siteAt(origin.replace("*://", "https://").replace("/*", "/")) !== undefined;
  return origins.filter((origin) => oneHost.test(origin) && !isKnown(origin));
}
