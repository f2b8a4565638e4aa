import { expect, test } from "./harness/chromium.ts";

// The settings in the real extension.
test.use({ build: "chrome-granted" });

test("the browser's options are the settings; the popup comes back to an open library; colours change in every open page", async ({
  ext,
}) => {
  const popup = await ext.open(ext.address("src/popup/index.html"));
  const [library] = await Promise.all([
    ext.context.waitForEvent("page"),
    popup.getByRole("button", { name: "Open library" }).click(),
  ]);
  await expect(library).toHaveURL(ext.address("src/library/index.html"));
  await expect(library.getByRole("heading", { name: "Your library is empty" })).toBeVisible();
  const [settings] = await Promise.all([
    ext.context.waitForEvent("page"),
    popup.evaluate("chrome.runtime.openOptionsPage()"),
  ]);
  await expect(settings.getByRole("heading", { name: "Settings", level: 2 })).toBeVisible();
  await expect(settings.getByText("Convokeep 0.1.0")).toBeVisible();
  await expect(settings.getByText("Alt+Shift+S")).toBeVisible();
  await expect(settings.getByText(/as the browser counts it/)).toBeVisible();

  const pages = ext.context.pages().length;
  await popup.bringToFront();
  await popup.getByRole("button", { name: "Open library" }).click();
  await expect.poll(() => library.evaluate(() => document.visibilityState)).toBe("visible");
  expect(ext.context.pages().length).toBe(pages);

  const paper = (page: typeof popup) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await expect.poll(() => paper(popup)).toBe("rgb(251, 250, 247)");
  await settings.bringToFront();
  await settings.getByRole("radio", { name: "Dark" }).check();
  for (const page of [settings, library, popup]) await expect.poll(() => paper(page)).toBe("rgb(22, 26, 25)");
  await settings.reload();
  await expect(settings.getByRole("radio", { name: "Dark" })).toBeChecked();
});
