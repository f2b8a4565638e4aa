import { browser } from "../browser.ts";
import contentScript from "../content/index.ts?script&iife";
import { CodedError } from "../messages/errors.ts";
import { accessError, isForbidden } from "./access-error.ts";
import { addressOf } from "./tab-address.ts";

/** The content script's path in the package, from its root. */
export const contentScriptPath = `/${contentScript.replace(/^\//, "")}`;

/**
 * Runs the content script in a tab's top frame; resolves when it listens. A script that runs there already gives way.
 * @throws CodedError `forbidden-page` where the browser lets no extension in, `no-access` without a grant or a click
 */
export async function injectInto(tabId: number): Promise<void> {
  const [result] = await inTab(tabId, { files: [contentScriptPath] });
  // Firefox reports a script that failed in the page here instead of rejecting.
  if (result?.error !== undefined) throw new CodedError("unknown", "content script failed", { cause: result.error });
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
