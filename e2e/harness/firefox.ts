import { mkdtemp, readdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { findFirefox } from "../../scripts/browsers.mjs";
import type { Double } from "../sites/kit/double.ts";
import { type ArchiveReader, archiveReader, type Evaluate } from "./archive.ts";
import { buildFolder } from "./build.ts";
import { sized } from "./long.ts";
import { removeFolder } from "./remove-folder.ts";
import { serveInPuppeteer } from "./serve.ts";

/** A Firefox with the extension in it, driven over WebDriver BiDi. */
export interface FirefoxWithExtension {
  browser: Browser;
  /** A page of the extension: the one that it opened itself when it was installed. */
  inside: Page;
  /** Moves the extension's page to another of its pages, and puts it in front. */
  goInside(path: string): Promise<void>;
  /** A new tab, or a window of its own, on this address, its requests answered by the double. */
  open(double: Double, url: string, type?: "tab" | "window"): Promise<Page>;
  /** The next tab that the extension opens, for this address: loaded again as soon as the double can answer for it. */
  answerNext(double: Double, url: string): Promise<Page>;
  /** The browser's number of a tab, by its address. Needs access to that site. */
  tabId(url: string): Promise<number>;
  /** Runs a script in the extension's page. */
  evaluate: Evaluate;
  archive: ArchiveReader;
  /** Newest finished download whose name ends so; waits for it. */
  download(ending: string): Promise<string>;
  close(): Promise<void>;
}

export interface FirefoxOptions {
  /** After how long without an event the background page is ended, in ms (Firefox's own: 30,000). */
  backgroundTimeout?: number;
  /** Size of the pages' view, in pixels (default 800 by 600). */
  view?: { width: number; height: number };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function preferences(downloads: string, { backgroundTimeout }: FirefoxOptions): Record<string, unknown> {
  return {
    // Optional permissions are granted on request: no test can press the browser's own button.
    "extensions.webextOptionalPermissionPrompts": false,
    "browser.download.dir": downloads,
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": true,
    "browser.download.always_ask_before_handling_new_types": false,
    "browser.aboutwelcome.enabled": false,
    // What no double answers goes nowhere: nothing listens there.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    ...(backgroundTimeout ? { "extensions.background.idle.timeout": backgroundTimeout } : {}),
  };
}

/** The page that the extension opened: puppeteer calls its address `about:blank`, the page itself knows better. */
async function findInside(browser: Browser): Promise<Page> {
  for (let tries = 0; tries < 100; tries++) {
    for (const page of await browser.pages()) {
      const address = await page.evaluate(() => location.href).catch(() => "");
      if (address.startsWith("moz-extension://")) return page;
    }
    await pause(200);
  }
  throw new Error("the extension opened no page when it was installed");
}

async function waitUntil(page: Page, path: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const there = await page
      .evaluate((part) => location.href.includes(part) && document.readyState === "complete", path)
      .catch(() => false);
    if (there) return;
    await pause(100);
  }
  throw new Error(`the extension's page did not go to ${path}`);
}

async function finished(folder: string, ending: string): Promise<string> {
  for (let tries = 0; tries < 300; tries++) {
    const names = await readdir(folder, { recursive: true });
    const found = names.filter((name) => name.endsWith(ending) && !names.includes(`${name}.part`)).at(-1);
    if (found && (await stat(join(folder, found))).size > 0) return join(folder, found);
    await pause(100);
  }
  throw new Error(`nothing ending in ${ending} was downloaded`);
}

/** Starts Firefox with the shipped build and an empty profile. */
export async function firefoxWithExtension(options: FirefoxOptions = {}): Promise<FirefoxWithExtension> {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error("no Firefox found");
  const downloads = await mkdtemp(join(tmpdir(), "convokeep-firefox-"));
  const extraPrefsFirefox = preferences(downloads, options);
  const defaultViewport = options.view ?? { width: 800, height: 600 };
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath,
    headless: true,
    extraPrefsFirefox,
    defaultViewport,
    // One call may last as long as a whole storm.
    protocolTimeout: sized(1_800_000, 180_000),
  });
  await browser.installExtension(buildFolder("firefox"));
  const inside = await findInside(browser);
  const origin = await inside.evaluate(() => location.origin);
  const evaluate = (script: string): Promise<unknown> => inside.evaluate(script);
  return {
    browser,
    inside,
    async goInside(path) {
      await inside.evaluate((address) => {
        location.href = address;
      }, `${origin}/${path}`);
      await waitUntil(inside, path);
      // Behind another tab its timers come once a second and nothing is drawn.
      await inside.bringToFront();
    },
    async open(double, url, type = "tab") {
      const page = await browser.newPage({ type });
      await serveInPuppeteer(page, double);
      await page.goto(url);
      await page.waitForSelector("body > *");
      return page;
    },
    async answerNext(double, url) {
      const known = new Set(browser.targets());
      const target = await browser.waitForTarget((one) => one.type() === "page" && !known.has(one));
      const page = await target.page();
      if (!page) throw new Error("the new tab shows no page");
      await serveInPuppeteer(page, double);
      await page.goto(url);
      return page;
    },
    async tabId(url) {
      const wanted = JSON.stringify(url);
      const id = await evaluate(`browser.tabs.query({}).then((tabs) => tabs.find((tab) => tab.url === ${wanted})?.id)`);
      if (typeof id !== "number") throw new Error(`no tab shows ${url} as far as the extension may see`);
      return id;
    },
    evaluate,
    archive: archiveReader(evaluate),
    download: (ending) => finished(downloads, ending),
    async close() {
      await browser.close();
      await removeFolder(downloads);
    },
  };
}
