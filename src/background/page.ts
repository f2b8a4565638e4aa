import { askTab } from "../messages/ask.ts";
import type { PageStatus } from "../messages/contract.ts";
import { CodedError } from "../messages/errors.ts";
import { LostAnswer } from "../messages/lost-answer.ts";
import { isForbidden } from "./access-error.ts";
import { injectGuess, injectInto, injectReport, tryAccess } from "./content-script.ts";
import { siteAt } from "./known-sites.ts";
import { addressOf } from "./tab-address.ts";

/**
 * Starts a sweep of the page in a tab, putting the content script there where it is missing. On a page of no known site in
 * which no adapter finds its markup, shows what looks like a conversation instead.
 * @throws CodedError `forbidden-page`, `no-access`, or what the content script answers (`busy`, `not-a-chat` …)
 */
export async function savePage(tabId: number): Promise<{ started: true }> {
  try {
    return await saveKnownPage(tabId);
  } catch (error) {
    const isUnknown = error instanceof CodedError && error.code === "not-a-chat" && !siteAt(await addressOf(tabId));
    if (!isUnknown) throw error;
    return guessPage(tabId);
  }
}

/** As `savePage`, but never guesses: for saves that nobody looks on at. @throws CodedError as `savePage` */
export function saveKnownPage(tabId: number): Promise<{ started: true }> {
  return askContent(tabId, "content.save");
}

/**
 * Shows in the page of a tab what looks like a conversation there, to be looked at, put right and saved. Whatever the page
 * is: the user has asked for it.
 * @throws CodedError `forbidden-page`, `no-access`, `busy`
 */
export async function guessPage(tabId: number): Promise<{ started: true }> {
  await injectGuess(tabId);
  return askContent(tabId, "content.guess");
}

/** Asks the content script, which is put there where it is missing. */
async function askContent(tabId: number, name: "content.save" | "content.guess"): Promise<{ started: true }> {
  const started = await unlessAbsent(() => askTab(tabId, name));
  if (started) return started;
  await injectInto(tabId);
  return askTab(tabId, name);
}

/**
 * State of the page in a tab. On a known site's page the content script is put there when it is missing and may be; on
 * other pages nothing of ours runs until the user asks for it.
 */
export async function pageStatus(tabId: number): Promise<PageStatus> {
  const status = await unlessAbsent(() => askTab(tabId, "content.status"));
  if (status) return status;
  try {
    const address = await addressOf(tabId);
    if (address === undefined) await tryAccess(tabId);
    else if (isForbidden(address)) return { kind: "none", why: "forbidden" };
    if (!siteAt(address)) return { kind: "none", why: "not-injected" };
    await injectInto(tabId);
    return await askTab(tabId, "content.status");
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return { kind: "none", why: error.code === "forbidden-page" ? "forbidden" : "not-injected" };
  }
}

/** @throws CodedError `no-access` where no content script runs */
export async function cancelPage(tabId: number): Promise<void> {
  await askTab(tabId, "content.cancel");
}

/** @throws CodedError `no-access` where no content script runs */
export async function pageReport(tabId: number): Promise<{ text: string }> {
  await injectReport(tabId);
  return askTab(tabId, "content.report");
}

/** The answer, or `undefined` where no content script runs. */
async function unlessAbsent<T>(send: () => Promise<T>): Promise<T | undefined> {
  try {
    return await send();
  } catch (error) {
    // Also where something else of ours listens (a page of the extension), or the script is just going away.
    if (error instanceof LostAnswer) return undefined;
    throw error;
  }
}
