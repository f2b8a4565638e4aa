import { readFile } from "node:fs/promises";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "@playwright/test";
import { scriptOf } from "../harness/bundle.ts";
import { pagePaths, seedPath } from "./built-pages.ts";
import { chats } from "./chats.ts";
import { pageOrigin } from "./page-server.ts";
import { pseudoLocale, rightToLeftLocale } from "./pseudo-locale.ts";
import { answers, type Scene } from "./scenes.ts";
import type { Seed } from "./seed.ts";
import { stubBackground, stubBrowser } from "./stub-browser.ts";

export interface View {
  show: keyof typeof pagePaths;
  context: BrowserContextOptions;
  /** As the toolbar shows it, 400 pixels wide; else as a tab. */
  inPopup?: boolean;
  /** With words as long as other languages have them. */
  longWords?: boolean;
  /** Written from right to left. */
  rightToLeft?: boolean;
  /** What the user has set, by keys of the browser's storage (`option:theme`). */
  stored?: Record<string, unknown>;
}

/** Opens pages in scenes: each a fresh page, over archives that are filled once for all scenes that need the same. */
export interface Stage {
  open(scene: Scene): Promise<{ page: Page; faults: string[] }>;
  close(): Promise<void>;
}

/** A stage under the extension's own Content-Security-Policy. `faults` collects what a page's console complains about. */
export function openStage(browser: Browser, view: View): Stage {
  const contexts = new Map<string, Promise<BrowserContext>>();
  return {
    async open(scene) {
      const need = `${scene.count} ${scene.newer} ${scene.rows?.length} ${scene.media?.length} ${scene.captures?.map(({ conversation, entries }) => `${conversation.id} ${entries.length}`)}`;
      if (!contexts.has(need)) contexts.set(need, contextWith(browser, view, scene));
      return openPage((await contexts.get(need)) as BrowserContext, view, scene);
    },
    async close() {
      for (const context of contexts.values()) await (await context).close();
    },
  };
}

async function contextWith(browser: Browser, view: View, scene: Scene): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC", ...view.context });
  await seedArchive(await context.newPage(), scene);
  return context;
}

async function openPage(context: BrowserContext, view: View, scene: Scene): Promise<{ page: Page; faults: string[] }> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(message.text()));
  await page.addInitScript(stubBackground, { ...answers, ...scene.answers });
  await page.addInitScript(stubBrowser, {
    messages: await texts(view),
    tab: scene.tab ?? { id: 7, url: "https://chatgpt.com/c/chat-0", title: "Sourdough that does not collapse" },
    inPopup: view.inPopup ?? false,
    stored: view.stored ?? {},
  });
  if (view.show === "library") await page.addInitScript(await backgroundScript());
  await page.goto(`${await pageOrigin()}/${pagePaths[view.show]}${scene.hash ?? ""}`);
  await page.locator("html[data-ready]").waitFor();
  await scene.act?.(page);
  return { page, faults };
}

/** Lets the stub act on the archive as the background does. */
async function backgroundScript(): Promise<string> {
  const script = await scriptOf(new URL("./library-background.ts", import.meta.url), "LibraryBackground");
  return `(() => { ${script}; Object.assign(stub.handlers, LibraryBackground.handlers); })()`;
}

async function seedArchive(page: Page, { count = 3, rows, captures, media, newer }: Scene): Promise<void> {
  await page.goto(`${await pageOrigin()}/${seedPath}`);
  await page.waitForFunction(() => "seed" in globalThis);
  await page.evaluate((all) => (globalThis as unknown as Seed).seed(all), rows ?? chats(count));
  if (captures) await page.evaluate((all) => (globalThis as unknown as Seed).store(all), captures);
  if (media) await page.evaluate((all) => (globalThis as unknown as Seed).putMedia(all), media);
  if (newer) await page.evaluate(() => (globalThis as unknown as Seed).makeNewer());
  await page.close();
}

async function texts({ longWords, rightToLeft }: View) {
  const messages = JSON.parse(await readFile("public/_locales/en/messages.json", "utf8"));
  if (rightToLeft) return rightToLeftLocale(messages);
  return longWords ? pseudoLocale(messages) : messages;
}
