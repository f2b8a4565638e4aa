import type { Page } from "@playwright/test";

/**
 * Waits within the page until something is so there, and presses a button at that very moment: what is waited for may be over
 * before the test gets its turn. Begin it before what brings it about.
 * @param when an expression
 * @param button the words on it; it must be there and enabled
 */
export async function once(page: Page, when: string, button?: string): Promise<void> {
  await page.evaluate(`new Promise((resolve) => {
    const look = () => {
      const button = [...document.querySelectorAll("button")].find(
        (one) => !one.disabled && one.textContent?.trim() === ${JSON.stringify(button ?? "")});
      if (!(${when}) || (${button !== undefined} && !button)) return;
      observer.disconnect();
      button?.click();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    look();
  })`);
}
