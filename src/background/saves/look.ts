import { browser } from "../../browser.ts";
import { sleep } from "../../lib/sleep.ts";
import type { PageStatus } from "../../messages/contract.ts";
import { pageStatus } from "../page.ts";
import { asksToSignIn } from "./asks-to-sign-in.ts";
import { currentItem, type Run, type RunItem } from "./run.ts";
import type { OpenTab, Seen, SeenTab } from "./seen.ts";
import { hasGoneElsewhere, inFrontOf, tabOf } from "./whereabouts.ts";

/** A page may be too busy to answer; then it is asked again at the next look, ms. */
const patience = 3_000;

/** Looks at everything that the next step of a run depends on. */
export async function look(run: Run): Promise<Seen> {
  const item = currentItem(run);
  const user = (await hasGoneElsewhere(run)) ? "elsewhere" : "here";
  const seen: Seen = { now: Date.now(), key: item?.key ?? null, user };
  if (!item) return seen;
  if (item.tabId !== undefined) seen.tab = await lookAtTab(item, item.tabId);
  else if (item.phase === "opening") {
    const found = await tabAt(item.url);
    if (found !== undefined) seen.found = found;
  }
  return { ...seen, now: Date.now() };
}

async function lookAtTab({ phase, conversation }: RunItem, tabId: number): Promise<SeenTab> {
  const tab = await tabOf(tabId);
  if (!tab) return "closed";
  const inFront = tab.active;
  const isAsked = phase === "saving" || (phase === "arriving" && inFront && !tab.discarded);
  const page = isAsked ? await within(pageStatus(tabId)) : undefined;
  return {
    inFront,
    front: inFront || tab.windowId === undefined ? null : await inFrontOf(tab.windowId),
    loading: tab.discarded === true || tab.status === "loading",
    granted: Boolean(tab.url),
    page,
    asksToSignIn: isAsked && isInDoubt(page, conversation) && (await asksToSignIn(tabId)),
  } satisfies OpenTab;
}

/** Whether it matters that the page may ask to sign in. */
function isInDoubt(page: PageStatus | undefined, conversation: string | undefined): boolean {
  if (page?.kind !== "chat") return true;
  if (conversation !== undefined && page.conversation !== conversation) return true;
  return page.sweep.state === "failed";
}

async function within(status: Promise<PageStatus>): Promise<PageStatus | undefined> {
  const late = async () => {
    await sleep(patience);
    return undefined;
  };
  return Promise.race([status, late()]);
}

/** An open tab at this address, whatever stands behind its `?` and `#`. */
async function tabAt(address: string | undefined): Promise<number | undefined> {
  const wanted = placeOf(address);
  if (wanted === undefined) return undefined;
  const tabs = await browser.tabs.query({});
  const isThere = ({ url, pendingUrl }: { url?: string; pendingUrl?: string }) =>
    [url, pendingUrl].some((one) => placeOf(one) === wanted);
  return tabs.find((tab) => isThere(tab as { url?: string; pendingUrl?: string }))?.id;
}

function placeOf(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { origin, pathname } = new URL(address);
  return origin + pathname.replace(/\/$/, "");
}
