import { mkdir } from "node:fs/promises";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { languages } from "../src/ui/languages.ts";
import { violations } from "./harness/axe.ts";
import { long } from "./harness/long.ts";
import { libraryScenes } from "./ui-preview/library-scenes.ts";
import { openStage, type View } from "./ui-preview/pages.ts";
import { popupScenes, type Scene, welcomeScenes } from "./ui-preview/scenes.ts";

// Popup, first-run page and library in every language, in the width of a small phone and at a zoom of 200 %.
// CONVOKEEP_SHOTS=<folder> keeps a picture of each.
const shots = process.env.CONVOKEEP_SHOTS;

test.describe.configure({ timeout: 600_000 });

test.beforeAll(async () => {
  if (shots) await mkdir(shots, { recursive: true });
});

const wide = { width: 1280, height: 800 };
const phone = { width: 320, height: 640 };
/** What is left of 1280 by 800 when everything is twice as large. */
const zoomed = { width: 640, height: 400 };

type Scenes = Record<string, Scene | undefined>;

/** Those with the most words. */
const wordy: Record<View["show"], Scenes> = {
  popup: { chosen: popupScenes.chosen },
  welcome: { granted: welcomeScenes.granted },
  library: { chosen: libraryScenes.chosen, export: libraryScenes.export },
};
const whole: typeof wordy = { popup: popupScenes, welcome: welcomeScenes, library: libraryScenes };

for (const show of ["popup", "welcome", "library"] as const) {
  test(`${show}: every language fits, chosen while the page is open`, async ({ browser }) => {
    await eachScene(
      browser,
      { show, context: { viewport: wide } },
      (long ? whole : wordy)[show],
      async (page, name) => {
        for (const { code } of languages) {
          await choose(page, code);
          await expectFit(page, `${show} ${name} ${code}`);
          expect(await wrongLanguage(page), `${show} ${name} ${code}`).toEqual([]);
        }
      },
    );
  });

  test(`${show}: fits when it is written from right to left`, async ({ browser }) => {
    const view: View = { show, context: { viewport: wide }, rightToLeft: true };
    await eachScene(browser, view, wordy[show], async (page, name) => {
      await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
      await expectFit(page, `${show} ${name} from right to left`);
    });
  });
}

async function eachScene(
  browser: Browser,
  view: View,
  scenes: Scenes,
  check: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const stage = openStage(browser, view);
  for (const [name, scene] of Object.entries(scenes)) {
    const { page, faults } = await stage.open(scene ?? {});
    await check(page, name);
    expect(faults, name).toEqual([]);
    await page.close();
  }
  await stage.close();
}

/** Chooses a language as the settings do, and waits until it is shown. */
async function choose(page: Page, code: string): Promise<void> {
  await page.evaluate((value) => {
    const { browser } = globalThis as unknown as { browser: { storage: { local: { set(values: object): void } } } };
    browser.storage.local.set({ "option:language": value });
  }, code);
  await expect(page.locator("html")).toHaveAttribute("lang", new RegExp(`^${code.replace("_", "-")}(?:-GB)?$`));
}

async function expectFit(page: Page, label: string): Promise<void> {
  for (const viewport of [phone, zoomed]) {
    await page.setViewportSize(viewport);
    if (shots) await page.screenshot({ path: `${shots}/${label.replace(/\W+/g, "-")}-${viewport.width}.png` });
    expect.soft(await sticksOut(page), `${label} at ${viewport.width} pixels`).toEqual([]);
  }
}

/** What is wider than the page, and what is pressed and does not show all of its words. */
function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const name = (element: Element) => `${element.tagName}.${element.className}: ${element.textContent?.slice(0, 60)}`;
    const { scrollWidth, clientWidth } = document.documentElement;
    // Names that people give may be long; where they are cut an ellipsis says so.
    const isCut = (element: Element) =>
      element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).textOverflow !== "ellipsis";
    const isOut = ({ left, right, width }: DOMRect) => width > 0 && (left < -1 || right > clientWidth + 1);
    const pressed = [...document.querySelectorAll("button, label:not(.unseen), select, summary, .button")].filter(
      (element) => element.checkVisibility() && (isCut(element) || isOut(element.getBoundingClientRect())),
    );
    return [...(scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide`] : []), ...pressed.map(name)];
  });
}

/** What axe-core has against the page's language and the names of its buttons. */
const wrongLanguage = (page: Page): Promise<string[]> =>
  violations(page, {
    rules: ["html-has-lang", "html-lang-valid", "valid-lang", "label-content-name-mismatch", "button-name"],
  });
