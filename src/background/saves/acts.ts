import { browser } from "../../browser.ts";
import { cancelPage, saveKnownPage } from "../page.ts";
import type { Place, Run } from "./run.ts";
import { tabOf } from "./whereabouts.ts";

/** Opens a page behind what is in front, beside the tab where the user is. */
export async function openTab(url: string, from: Place | null): Promise<number | undefined> {
  const beside = from && (await tabOf(from.tabId));
  const { id } = await browser.tabs.create({
    url,
    active: false,
    ...(beside?.windowId === undefined ? {} : { windowId: beside.windowId, index: beside.index + 1 }),
  });
  return id;
}

/** Puts a tab in front, and its window, unless that is where the user is anyway. */
export async function showTab(tabId: number): Promise<void> {
  const { windowId } = await browser.tabs.update(tabId, { active: true });
  const { id, state } = await browser.windows.getLastFocused();
  if (windowId !== undefined && (id !== windowId || state === "minimized")) {
    await browser.windows.update(windowId, { focused: true });
  }
}

/** @throws CodedError as `saveKnownPage` */
export async function startSave(tabId: number): Promise<void> {
  await saveKnownPage(tabId);
}

export async function stopSave(tabId: number): Promise<void> {
  await cancelPage(tabId);
}

/** Closes a tab that we opened, if it is sure that the user has not pressed anything in it. */
export async function closeTab(tabId: number): Promise<void> {
  const tab = await tabOf(tabId);
  if (!tab || tab.pinned || (await isTouched(tabId))) return;
  await browser.tabs.remove(tabId);
}

async function isTouched(tabId: number): Promise<boolean> {
  try {
    const func = () => navigator.userActivation?.hasBeenActive === true;
    const [answer] = await browser.scripting.executeScript({ target: { tabId }, func });
    return answer?.result !== false;
  } catch {
    // A page that we may not look into: perhaps somebody signs in there.
    return true;
  }
}

/** Puts in front again what was there in each window, and the window where the user was. */
export async function giveBack({ from, before }: Pick<Run, "from" | "before">): Promise<void> {
  for (const { tabId, windowId } of before) {
    if (windowId !== from?.windowId) await putInFront(tabId);
  }
  if (!from || !(await putInFront(from.tabId))) return;
  const tab = await tabOf(from.tabId);
  if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
}

/** False for a tab that is closed. */
async function putInFront(tabId: number): Promise<boolean> {
  if (!(await tabOf(tabId))) return false;
  await browser.tabs.update(tabId, { active: true });
  return true;
}
