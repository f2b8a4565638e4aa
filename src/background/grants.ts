import { browser } from "../browser.ts";
import type { SiteFacts } from "../sites/site.ts";

/** Those of a site's origins that the user has granted; a grant for all sites counts for each. */
export async function grantedOrigins({ origins }: SiteFacts): Promise<string[]> {
  const granted = await Promise.all(origins.map(isGranted));
  return origins.filter((_, index) => granted[index]);
}

/** @param origin a match pattern */
export function isGranted(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [origin] });
}
