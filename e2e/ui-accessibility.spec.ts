import { mkdir } from "node:fs/promises";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { violations } from "./harness/axe.ts";
import { long } from "./harness/long.ts";
import { libraryScenes } from "./ui-preview/library-scenes.ts";
import { openStage, type View } from "./ui-preview/pages.ts";
import { popupScenes, type Scene, welcomeScenes } from "./ui-preview/scenes.ts";

// Every state of the popup, the first-run page and the library, in both colour schemes, under the real Content-Security-Policy.
// CONVOKEEP_SHOTS=<folder> keeps a picture of each.
const shots = process.env.CONVOKEEP_SHOTS;

test.describe.configure({ mode: "parallel", timeout: 600_000 });

test.beforeAll(async () => {
  if (shots) await mkdir(shots, { recursive: true });
});

const schemes = ["light", "dark"] as const;
const popup = { width: 400, height: 600 };
const phone = { width: 320, height: 640 };
/** Those states that differ most in colours and layout; the others only in a long run. */
const fewOfLibrary = chosenOf(libraryScenes, [
  "chosen",
  "found",
  "starred",
  "tags",
  "export",
  "choosing",
  "overview",
  "settings",
  "import",
  "import-found",
]);
const fewOfPopup = chosenOf(popupScenes, [
  "idle",
  "saving",
  "saved-partial",
  "no-space",
  "backup-overdue",
  "drift",
  "guessed",
  "exporting",
  "saves-running",
  "chosen",
  "deleting",
  "undo",
  "found",
]);
const wide = { width: 1280, height: 800 };
/** What is left of it when everything is twice as large. */
const zoomed = { width: 640, height: 400 };

for (const colorScheme of schemes) {
  test(`popup, ${colorScheme}: no violation in any state`, async ({ browser }) => {
    const view: View = { show: "popup", inPopup: true, context: { viewport: popup, colorScheme } };
    const scenes = shareOf(popupScenes, colorScheme);
    await eachScene(browser, view, scenes, `popup ${colorScheme}`, accessible);
  });

  test(`library, ${colorScheme}: no violation in any state`, async ({ browser }) => {
    const view: View = { show: "library", context: { viewport: wide, colorScheme } };
    const scenes = shareOf(libraryScenes, colorScheme);
    await eachScene(browser, view, scenes, `library ${colorScheme}`, accessible);
  });

  test(`first-run page, ${colorScheme}: no violation in any state`, async ({ browser }) => {
    const view: View = { show: "welcome", context: { viewport: wide, colorScheme } };
    await eachScene(browser, view, welcomeScenes, `welcome ${colorScheme}`, accessible);
  });
}

test("library, dark chosen on a light system: no violation of colours", async ({ browser }) => {
  const context = { viewport: wide, colorScheme: "light" } as const;
  const view: View = { show: "library", stored: { "option:theme": "dark" }, context };
  const { overview = {}, settings = {}, starred = {} } = libraryScenes;
  await eachScene(browser, view, { overview, settings, starred }, "library chosen dark", async (page, label) => {
    await expect.poll(() => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("dark");
    await accessible(page, label);
  });
});

// What fits with long words fits with short ones.
for (const longWords of long ? [false, true] : [true]) {
  const words = longWords ? "long words" : "English";
  test(`all pages fit tabs wide and narrow, ${words}`, async ({ browser }) => {
    const view = { longWords, context: { viewport: wide, colorScheme: schemes[longWords ? 1 : 0] ?? "light" } };
    await eachScene(browser, { ...view, show: "popup" }, fewOfPopup, `popup ${words}`, expectFit);
    await eachScene(browser, { ...view, show: "welcome" }, welcomeScenes, `welcome ${words}`, expectFit);
    await eachScene(browser, { ...view, show: "library" }, fewOfLibrary, `library ${words}`, expectFit);
  });
}

function chosenOf(scenes: Record<string, Scene>, names: readonly string[]): Record<string, Scene> {
  for (const name of names) if (!(name in scenes)) throw new Error(`no scene ${name}`);
  return long ? scenes : Object.fromEntries(Object.entries(scenes).filter(([name]) => names.includes(name)));
}

/** A colour scheme changes colours and nothing else, so each state is judged in one of the two; in a long run in both. */
function shareOf(scenes: Record<string, Scene>, scheme: (typeof schemes)[number]): Record<string, Scene> {
  const isMine = (at: number) => long || schemes[at % schemes.length] === scheme;
  return Object.fromEntries(Object.entries(scenes).filter((_, at) => isMine(at)));
}

type Check = (page: Page, label: string) => Promise<void>;

async function eachScene(
  browser: Browser,
  view: View,
  scenes: Record<string, Scene>,
  frame: string,
  check: Check,
): Promise<void> {
  const stage = openStage(browser, view);
  for (const [name, scene] of Object.entries(scenes)) {
    const label = `${frame}, ${name}`;
    const { page, faults, leave } = await stage.open(scene);
    await keepShot(page, label);
    await check(page, label);
    // Anything that the policy refuses, or that is not caught, shows in the console.
    expect(faults, label).toEqual([]);
    await leave();
  }
  await stage.close();
}

const accessible: Check = async (page, label) => expect(await violations(page), label).toEqual([]);

async function expectFit(page: Page, label: string): Promise<void> {
  const middle = label.includes("long words") ? [zoomed] : [];
  for (const viewport of [wide, ...middle, phone]) {
    await page.setViewportSize(viewport);
    const scrolling = page.locator("html, .app, .list, .jobs, .messages, .list-pane, .reader-pane, .page");
    const sideways = await scrolling.evaluateAll((all) => all.map((each) => each.scrollWidth - each.clientWidth));
    expect(Math.max(...sideways), `${label}: wider than ${viewport.width} pixels`).toBe(0);
  }
  await keepShot(page, `${label} ${phone.width}`);
}

async function keepShot(page: Page, label: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${label.replace(/\W+/g, "-")}.png` });
}
