import { readFile } from "node:fs/promises";
import type { Browser, BrowserContext, BrowserContextOptions, ConsoleMessage, Page } from "@playwright/test";
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

/** A page in a scene. `faults` collects what its console complains about. */
export interface Staged {
  page: Page;
  faults: string[];
  /** Ends the scene. The next one that needs the same archive has the tab with its warm scripts, which saves half of the time. */
  leave(): Promise<void>;
}

/** Opens pages in scenes: each loaded anew, over archives that are filled once for all scenes that need the same. */
export interface Stage {
  open(scene: Scene): Promise<Staged>;
  close(): Promise<void>;
}

/** A stage under the extension's own Content-Security-Policy. */
export function openStage(browser: Browser, view: View): Stage {
  const filled = new Map<string, Promise<Filled>>();
  return {
    async open(scene) {
      const { count, newer, rows, media, captures, jobs, meta, backup, lock } = scene;
      const chats = captures?.map(({ conversation, entries }) => `${conversation.id} ${entries.length}`);
      const need = JSON.stringify([count, newer, rows?.length, media?.length, chats, jobs, meta, backup, lock]);
      if (!filled.has(need)) filled.set(need, contextWith(browser, view, scene));
      return openPage((await filled.get(need)) as Filled, view, scene);
    },
    async close() {
      for (const each of filled.values()) await (await each).context.close();
    },
  };
}

interface Filled {
  context: BrowserContext;
  /** Tabs that no scene is in. */
  left: Page[];
  /** What the session's storage holds while the archive is unlocked. */
  session: Record<string, unknown>;
}

async function contextWith(browser: Browser, view: View, scene: Scene): Promise<Filled> {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC", ...view.context });
  const page = await context.newPage();
  return { context, left: [page], session: await seedArchive(page, scene) };
}

async function openPage({ context, left, session }: Filled, view: View, scene: Scene): Promise<Staged> {
  const page = left.pop() ?? (await context.newPage());
  const faults: string[] = [];
  const onError = (error: Error) => void faults.push(error.message);
  const onConsole = (message: ConsoleMessage) =>
    void (["error", "warning"].includes(message.type()) && faults.push(message.text()));
  page.on("pageerror", onError).on("console", onConsole);
  const scripts = [
    await page.addInitScript(stubBackground, { ...answers, ...scene.answers }),
    await page.addInitScript(stubBrowser, {
      messages: await texts(view),
      tab: scene.tab ?? { id: 7, url: "https://chatgpt.com/c/chat-0", title: "Sourdough that does not collapse" },
      inPopup: view.inPopup ?? false,
      stored: { ...view.stored, ...scene.stored },
      session: scene.forgotten ? {} : session,
    }),
    ...(view.show === "library" ? [await page.addInitScript(await backgroundScript())] : []),
  ];
  // Another address each time, or only the part behind the # would change and the page go on as it is.
  await page.goto(`${await pageOrigin()}/${pagePaths[view.show]}?scene=${scenes++}${scene.hash ?? ""}`);
  await page.locator("html[data-ready]").waitFor();
  await scene.act?.(page);
  return {
    page,
    faults,
    async leave() {
      page.off("pageerror", onError).off("console", onConsole);
      for (const script of scripts) await script.dispose();
      await page.setViewportSize(view.context.viewport ?? { width: 1280, height: 720 });
      left.push(page);
    },
  };
}

let scenes = 0;

/** Lets the stub act on the archive as the background does. */
async function backgroundScript(): Promise<string> {
  const script = await scriptOf(new URL("./library-background.ts", import.meta.url), "LibraryBackground");
  return `(() => { ${script}; Object.assign(stub.handlers, LibraryBackground.handlers); })()`;
}

async function seedArchive(page: Page, scene: Scene): Promise<Record<string, unknown>> {
  const { count = 3, rows, captures, media, jobs, meta, backup, lock, newer } = scene;
  await page.goto(`${await pageOrigin()}/${seedPath}`);
  await page.waitForFunction(() => "seed" in globalThis);
  await page.evaluate((all) => (globalThis as unknown as Seed).seed(all), rows ?? chats(count));
  if (captures) await page.evaluate((all) => (globalThis as unknown as Seed).store(all), captures);
  if (media) await page.evaluate((all) => (globalThis as unknown as Seed).putMedia(all), media);
  if (jobs) await page.evaluate((all) => (globalThis as unknown as Seed).putJobs(all), jobs);
  if (meta) await page.evaluate((all) => (globalThis as unknown as Seed).putMeta(all), meta);
  if (backup) await page.evaluate((one) => (globalThis as unknown as Seed).putBackup(one), backup);
  const session = lock ? await page.evaluate((kind) => (globalThis as unknown as Seed).putLock(kind), lock) : {};
  if (newer) await page.evaluate(() => (globalThis as unknown as Seed).makeNewer());
  return session;
}

async function texts({ longWords, rightToLeft }: View) {
  const messages = JSON.parse(await readFile("public/_locales/en/messages.json", "utf8"));
  if (rightToLeft) return rightToLeftLocale(messages);
  return longWords ? pseudoLocale(messages) : messages;
}
