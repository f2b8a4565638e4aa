import { browser } from "../browser.ts";
import { CodedError } from "../messages/errors.ts";
import { accessError, isForbidden } from "./access-error.ts";
import { siteAt } from "./known-sites.ts";
import { addressOf } from "./tab-address.ts";

/** Name of the script for pages of no known site. */
export const otherPages = "other";

/**
 * What goes into a page of a site, in this order: the site's adapter, then the content script that takes it up. Paths in
 * the package, from its root, as vite.config.ts makes them.
 */
export function scriptsOf(site: string): string[] {
  return [`/sites/${site}.js`, "/content.js"];
}

/**
 * Runs the scripts for its address in a tab's top frame; resolves when the content script listens. One that runs there
 * already gives way.
 * @throws CodedError `forbidden-page` where the browser lets no extension in, `no-access` without a grant or a click
 */
export async function injectInto(tabId: number): Promise<void> {
  const site = siteAt(await addressOf(tabId))?.id ?? otherPages;
  const [result] = await inTab(tabId, { files: scriptsOf(site) });
  // Firefox reports a script that failed in the page here instead of rejecting.
  if (result?.error !== undefined) throw new CodedError("unknown", "content script failed", { cause: result.error });
}

/** Puts the scripts that read by guessing beside the content script. @throws CodedError as `injectInto` */
export async function injectGuess(tabId: number): Promise<void> {
  await inTab(tabId, { files: ["/guess.js", "/guess-dialog.js"] });
}

/** Puts the script for page reports beside the content script. @throws CodedError as `injectInto` */
export async function injectReport(tabId: number): Promise<void> {
  await inTab(tabId, { files: ["/report.js"] });
}

/** Runs nothing in a tab, to learn whether anything may run there. @throws CodedError as `injectInto` */
export async function tryAccess(tabId: number): Promise<void> {
  await inTab(tabId, { func: () => undefined });
}

async function inTab(tabId: number, what: { files: string[] } | { func: () => undefined }) {
  try {
    return await browser.scripting.executeScript({ target: { tabId }, ...what });
  } catch (cause) {
    const error = accessError(cause);
    // Firefox says of pages closed to all extensions only that a permission is missing.
    const isClosed = error.code === "no-access" && isForbidden((await addressOf(tabId)) ?? "");
    throw isClosed ? new CodedError("forbidden-page", error.message, { cause }) : error;
  }
}
