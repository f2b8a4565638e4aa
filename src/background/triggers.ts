import { browser } from "../browser.ts";
import { CodedError } from "../messages/errors.ts";
import { showProblem } from "./badge.ts";
import { savePage } from "./page.ts";
import { chosenTexts, listenToLanguage } from "./texts.ts";

const saveChat = "save-chat";

/** Save chat by keyboard and by context menu, neither of which has a popup. Call synchronously at start. */
export function listenToTriggers(): void {
  browser.runtime.onInstalled.addListener(createMenu);
  // Firefox forgets menu entries of temporary add-ons when it closes.
  browser.runtime.onStartup.addListener(createMenu);
  listenToLanguage(() => void createMenu());
  browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
    if (menuItemId === saveChat) void saveTab(tab?.id);
  });
  browser.commands.onCommand.addListener(async (command) => {
    if (command === saveChat) await saveTab(await activeTab());
  });
}

async function createMenu(): Promise<void> {
  const say = await chosenTexts();
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: saveChat,
    title: say("menu_save_chat"),
    contexts: ["page", "selection", "link", "image"],
    documentUrlPatterns: ["https://*/*", "http://*/*"],
  });
}

async function activeTab(): Promise<number | undefined> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab?.id;
}

/** Starts a save; what keeps it from starting is said on the toolbar button. */
async function saveTab(tabId: number | undefined): Promise<void> {
  if (tabId === undefined || tabId < 0) return;
  try {
    await savePage(tabId);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    // A second press while one save runs is no problem to report.
    if (error.code !== "busy") await showProblem(tabId, error.code);
  }
}
