import { browser } from "../browser.ts";

/** Whether this browser has keyboard commands; Firefox for Android has none. */
export function hasCommands(): boolean {
  return browser.commands !== undefined;
}

/** The keys of Save chat as they are set in this browser, '' where there are none. */
export async function saveKeys(): Promise<string> {
  const commands = await browser.commands?.getAll();
  return commands?.find(({ name }) => name === "save-chat")?.shortcut ?? "";
}

/** Shows where the browser lets the user change the keys. Firefox has a function for that, since version 137. */
export async function openKeySettings(): Promise<void> {
  const commands: typeof browser.commands & { openShortcutSettings?(): Promise<void> } = browser.commands;
  if (commands.openShortcutSettings) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: "chrome://extensions/shortcuts" });
}
