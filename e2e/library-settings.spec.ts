import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { libraryScenes } from "./ui-preview/library-scenes.ts";
import { buildPages, openStage, type Stage } from "./ui-preview/pages.ts";
import type { Scene } from "./ui-preview/scenes.ts";

// Settings, over a background and a storage that answer as told.
const outDir = "out/library-settings";
const open: Stage[] = [];

test.beforeAll(() => buildPages(outDir));

test.afterEach(async () => {
  for (const stage of open.splice(0)) await stage.close();
});

async function openPage(browser: Browser, show: "popup" | "welcome" | "library", scene: Scene, dark = false) {
  const context = { viewport: { width: 1280, height: 800 }, colorScheme: dark ? "dark" : "light" } as const;
  const stage = openStage(browser, { outDir, show, context });
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
    expect(await paper(page)).toBe(dark);
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
    expect(await paper(page)).toBe(light);
    await storeFrom(page.context(), "theme", "system");
    await expect.poll(() => paper(page)).toBe(dark);
    await page.close();
  });
}

test("the built styles need no browser newer than the oldest one we run in", () => {
  const folder = join(outDir, "assets");
  const styles = readdirSync(folder).filter((name) => name.endsWith(".css"));
  expect(styles.length).toBeGreaterThan(2);
  for (const name of styles) expect(readFileSync(join(folder, name), "utf8"), name).not.toContain("light-dark(");
});
