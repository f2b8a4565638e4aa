import { expect, test } from "@playwright/test";
import { firefoxWithExtension } from "./harness/firefox.ts";
import { clickButton, until } from "./harness/firefox-acts.ts";

test("Firefox: the browser's options are the settings; the tour leads to the library; the popup opens it in front", async () => {
  const firefox = await firefoxWithExtension();
  const { browser, inside, goInside, evaluate } = firefox;
  /** What extension pages lie open, as the extension itself sees it. */
  const views = () =>
    evaluate(`browser.extension.getViews({ type: "tab" }).map(({ location, document }) =>
      location.pathname + location.search + location.hash + " " + (document.querySelector("h2")?.textContent ?? "") +
      " " + document.visibilityState)`) as Promise<string[]>;
  try {
    await until(inside, "document.body.innerText.includes('Nothing is read before you allow it')", "the first step");
    await evaluate(`document.querySelector(".tour-buttons .primary").click()`);
    await until(inside, "document.activeElement.id === 'step' && location.hash === '#auto'", "the second step");
    await evaluate("browser.runtime.openOptionsPage()");
    await expect.poll(views).toContainEqual("/src/library/index.html?page=settings#/settings Settings visible");
    await goInside("src/popup/index.html");
    const tabs = (await browser.pages()).length;
    await clickButton(inside, "Open library");
    await expect.poll(async () => (await views()).join()).toMatch(/library\/index\.html(?:#\/)? .*visible/);
    expect((await browser.pages()).length).toBe(tabs + 1);
    await clickButton(inside, "Open library");
    await expect.poll(async () => (await browser.pages()).length).toBe(tabs + 1);
  } finally {
    await firefox.close();
  }
});
