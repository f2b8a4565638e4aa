import { expect, type Locator, type Page } from "@playwright/test";
import type { ChromiumWithExtension } from "./chromium.ts";
import type { RealPopup } from "./popup.ts";

/**
 * Lets the test look into what the extension draws into the page, whose shadow roots are closed: from now on those that its
 * scripts make in the tab under the popup are open. Nothing else differs from what is shipped.
 */
export async function openRoots(popup: RealPopup): Promise<void> {
  await popup.evaluate(`chrome.tabs.query({ active: true, currentWindow: true }).then(([tab]) =>
    chrome.scripting.executeScript({ target: { tabId: tab.id }, func: () => {
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (init) { return attach.call(this, { ...init, mode: "open" }); };
    } })).then(() => true)`);
}

/** The dialog on the page that shows what was guessed. */
export const guessDialog = (page: Page): Locator => page.getByRole("dialog", { name: /conversation/i });

/** Presses a button of the popup after which the page shows what was guessed. */
export async function askByPopup(
  ext: ChromiumWithExtension,
  page: Page,
  button: "Save chat" | "Read it by guessing" = "Save chat",
): Promise<Locator> {
  const popup = await ext.clickToolbar(page);
  await openRoots(popup);
  await popup.click(button);
  const dialog = guessDialog(page);
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Writer and first words of each turn that the dialog lists. */
export async function listed(dialog: Locator): Promise<[writer: string, words: string][]> {
  const rows = await dialog.getByRole("list", { name: "Turns found" }).getByRole("listitem").all();
  return Promise.all(
    rows.map(
      async (row): Promise<[string, string]> => [
        await row.locator(".writer").innerText(),
        await row.locator(".words").innerText(),
      ],
    ),
  );
}
