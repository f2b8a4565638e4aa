import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { pagesFolder } from "./ui-preview/built-pages.ts";
import { libraryScenes } from "./ui-preview/library-scenes.ts";
import { openStage, type Stage } from "./ui-preview/pages.ts";
import type { Scene } from "./ui-preview/scenes.ts";
import type { Stub } from "./ui-preview/stub-browser.ts";

// Settings, over a background and a storage that answer as told.
const open: Stage[] = [];

test.afterEach(async () => {
  for (const stage of open.splice(0)) await stage.close();
});

async function openPage(browser: Browser, show: "popup" | "welcome" | "library", scene: Scene, dark = false) {
  const context = { viewport: { width: 1280, height: 800 }, colorScheme: dark ? "dark" : "light" } as const;
  const stage = openStage(browser, { show, context });
  open.push(stage);
  const { page, faults } = await stage.open(scene);
  page.on("close", () => expect(faults).toEqual([]));
  return page;
}

const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const light = "rgb(251, 250, 247)";
const dark = "rgb(22, 26, 25)";

/** Another page of the extension stores a setting. */
const storeFrom = (context: BrowserContext, key: string, value: string) =>
  context.pages()[0]?.evaluate(
    ([name, to]) => {
      const { browser } = globalThis as unknown as {
        browser: { storage: { local: { set(v: unknown): Promise<void> } } };
      };
      return browser.storage.local.set({ [`option:${name}`]: to });
    },
    [key, value],
  );

for (const show of ["popup", "welcome", "library"] as const) {
  test(`${show}: the chosen colours go before the system's, at once and before the first paint of the next page`, async ({
    browser,
  }) => {
    const page = await openPage(browser, show, libraryScenes.list ?? {}, true);
    await expect.poll(() => paper(page)).toBe(dark);
    await storeFrom(page.context(), "theme", "light");
    await expect.poll(() => paper(page)).toBe(light);
    // Held up, the page's own script cannot be what sets the colours.
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route("**/assets/*.js", async (route) => {
      await held;
      await route.fallback();
    });
    const loaded = page.reload();
    await expect.poll(() => paper(page).catch(() => "")).toBe(light);
    expect(await page.locator("html[data-ready]").count()).toBe(0);
    release();
    await loaded;
    await page.locator("html[data-ready]").waitFor();
    await expect.poll(() => paper(page)).toBe(light);
    await storeFrom(page.context(), "theme", "system");
    await expect.poll(() => paper(page)).toBe(dark);
    await page.close();
  });
}

const settings = { ...libraryScenes.settings };
const asked = (page: Page, name: string) =>
  page.evaluate((wanted) => {
    const all = (globalThis as unknown as { stub: Stub }).stub.asked;
    return all.filter((message) => message.name === wanted).map(({ ask }) => ask);
  }, name);

test("pauses a site, takes one back and allows one, in the very click", async ({ browser }) => {
  const page = await openPage(browser, "library", settings);
  await page.getByRole("switch", { name: "AI Studio Archive its chats" }).click();
  await expect.poll(() => asked(page, "site.pause")).toEqual([{ site: "aistudio", paused: true }]);
  await page.getByRole("button", { name: "Take back ChatGPT" }).click();
  await page.getByText("Allow more sites").click();
  await page.getByRole("button", { name: "Allow Poe" }).click();
  const { removed, granted } = await page.evaluate(() => (globalThis as unknown as { stub: Stub }).stub);
  expect(removed).toEqual([["https://chatgpt.com/*", "https://chat.openai.com/*"]]);
  expect(granted).toEqual([{ origins: ["https://poe.com/*"], inClick: true }]);
  await page.close();
});

test("sets colours, spacing and language by keyboard, at once and for later", async ({ browser }) => {
  const page = await openPage(browser, "library", settings);
  await page.getByRole("radio", { name: "As the system" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Dark" })).toBeChecked();
  await expect.poll(() => paper(page)).toBe(dark);
  await page.getByRole("radio", { name: "Compact" }).check();
  await page.getByRole("combobox", { name: "Language" }).selectOption({ label: "Deutsch" });
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.locator(".page-title")).toHaveText("Einstellungen");
  await page.reload();
  await expect(page.locator(".page-title")).toHaveText("Einstellungen");
  await expect.poll(() => paper(page)).toBe(dark);

  // The list goes by the same spacing.
  await page.keyboard.press("Escape");
  const row = page.locator("li.row").first();
  const high = () => row.evaluate((element) => element.getBoundingClientRect().height);
  await expect(row).toBeVisible();
  const low = await high();
  await storeFrom(page.context(), "density", "comfortable");
  await expect.poll(high).toBeGreaterThan(low);
  const [first, second] = await page
    .locator("li.row")
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect()));
  expect((second?.top ?? 0) - (first?.bottom ?? 0)).toBeGreaterThanOrEqual(0);
  await page.close();
});

test("says where exports go, which keys are set, how much is stored, which version it is, and leads to the tour", async ({
  browser,
}) => {
  const page = await openPage(browser, "library", settings);
  await expect(page.getByText("the downloads folder of your browser", { exact: false }).first()).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "Export everything" }).click();
  await expect.poll(() => asked(page, "export.start")).toEqual([{ conversations: "all", format: "zip" }]);
  await expect(page.locator("kbd", { hasText: "Alt+Shift+S" })).toBeVisible();
  await expect(page.getByText(/^60 chats, [\d.]+ [kM]B as the browser counts it/)).toBeVisible();
  await expect(page.getByText(/^Convokeep \d/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Show the tour again" })).toHaveAttribute(
    "href",
    /welcome\/index\.html$/,
  );
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.close();
});

test("the built styles need no browser newer than the oldest one we run in", () => {
  const folder = join(pagesFolder, "assets");
  const styles = readdirSync(folder).filter((name) => name.endsWith(".css"));
  expect(styles.length).toBeGreaterThan(2);
  for (const name of styles) expect(readFileSync(join(folder, name), "utf8"), name).not.toContain("light-dark(");
});
