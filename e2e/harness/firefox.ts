import { mkdtemp, readdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer, { type Browser, type Page, type Target } from "puppeteer-core";
import { findFirefox } from "../../scripts/browsers.mjs";
import type { Double } from "../sites/kit/double.ts";
import { type ArchiveReader, archiveReader, type Evaluate } from "./archive.ts";
import { buildFolder } from "./build.ts";
import { type FirefoxProfile, settled } from "./firefox-profile.ts";
import { sized } from "./long.ts";
import { patiently } from "./patiently.ts";
import { removeFolder } from "./remove-folder.ts";
import { serveInPuppeteer } from "./serve.ts";
import { firefoxsOwn } from "./traffic/in-firefox.ts";
import { recordTraffic, type Traffic } from "./traffic/traffic.ts";

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
  /** What was asked of the network; what a test's user sets up (a server for backups, say) is allowed there. */
  traffic: Traffic;
  /** Newest finished download whose name ends so; waits for it. */
  download(ending: string): Promise<string>;
  /** Ends the whole browser at once, as a crash or a power cut would; `close` is still to be called. */
  kill(): Promise<void>;
  /** @throws when something was sent out that nobody had set up */
  close(): Promise<void>;
}

export interface FirefoxOptions {
  /** After how long without an event the background page is ended, in ms (Firefox's own: 30,000). */
  backgroundTimeout?: number;
  /** Size of the pages' view, in pixels (default 800 by 600). */
  view?: { width: number; height: number };
  /** One that has the extension; it stays as the browser leaves it. The library is opened in it. */
  profile?: FirefoxProfile;
  /** Origins that the profile's user has set up before: they may be asked as soon as the browser starts. */
  setUp?: readonly string[];
}

/** For a busy machine to load a page, ms. */
const patience = 90_000;

function preferences(downloads: string, port: number, { backgroundTimeout }: FirefoxOptions): Record<string, unknown> {
  return {
    // Optional permissions are granted on request: no test can press the browser's own button.
    "extensions.webextOptionalPermissionPrompts": false,
    "browser.download.dir": downloads,
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": true,
    "browser.download.always_ask_before_handling_new_types": false,
    "browser.aboutwelcome.enabled": false,
    // What no double answers goes to the proxy that records it, this machine's own servers too.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": port,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": port,
    "network.proxy.no_proxies_on": "",
    "network.proxy.allow_hijacking_localhost": true,
    "network.proxy.failover_direct": false,
    ...(backgroundTimeout ? { "extensions.background.idle.timeout": backgroundTimeout } : {}),
  };
}

/** A page of the extension, by the beginning of its address: puppeteer says `about:blank`, the page itself knows better. */
async function findInside(browser: Browser, beginning: string): Promise<Page> {
  return patiently(async () => {
    for (const page of await browser.pages()) {
      const address = await page.evaluate(() => location.href).catch(() => "");
      if (address.startsWith(beginning)) return page;
    }
    return null;
  }, `no page shows ${beginning}`);
}

/** Where a browser with a profile of its own shows the extension. */
const libraryPath = "src/library/index.html#/backup";

/** A page of the extension: of one that is there for a while the library, else what it opens when it is installed. */
async function openInside(browser: Browser, profile: FirefoxProfile | undefined): Promise<Page> {
  if (profile) {
    const page = await findInside(browser, `${profile.origin}/src/library/`);
    await page.bringToFront();
    return page;
  }
  await browser.installExtension(buildFolder("firefox"));
  return findInside(browser, "moz-extension://");
}

async function waitUntil(page: Page, path: string): Promise<void> {
  await patiently(
    () => page.evaluate((part) => location.href.includes(part) && document.readyState === "complete", path),
    `the extension's page did not go to ${path}`,
  );
}

async function finished(folder: string, ending: string): Promise<string> {
  return patiently(async () => {
    const names = await readdir(folder, { recursive: true });
    const found = names.filter((name) => name.endsWith(ending) && !names.includes(`${name}.part`)).at(-1);
    return found && (await stat(join(folder, found))).size > 0 && join(folder, found);
  }, `nothing ending in ${ending} was downloaded`);
}

/** Starts Firefox with the shipped build, and with an empty profile unless one is given. */
export async function firefoxWithExtension(options: FirefoxOptions = {}): Promise<FirefoxWithExtension> {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error("no Firefox found");
  const { profile } = options;
  const downloads = profile?.downloads ?? (await mkdtemp(join(tmpdir(), "convokeep-firefox-")));
  const traffic = await recordTraffic(firefoxsOwn);
  options.setUp?.forEach(traffic.allow);
  const extraPrefsFirefox = { ...preferences(downloads, traffic.proxy.port, options), ...profile?.preferences };
  const defaultViewport = options.view ?? { width: 800, height: 600 };
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath,
    headless: true,
    extraPrefsFirefox,
    defaultViewport,
    // One call may last as long as a whole storm.
    protocolTimeout: sized(1_800_000, 180_000),
    ...(profile ? { userDataDir: profile.folder, args: [`${profile.origin}/${libraryPath}`] } : {}),
  });
  const inside = await openInside(browser, profile);
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
      await page.goto(url, { timeout: patience });
      await page.waitForSelector("body > *", { timeout: patience });
      return page;
    },
    async answerNext(double, url) {
      const known = new Set(browser.targets());
      // Before it is known which tab it is, it has asked already.
      traffic.noteOpened(url);
      const isNew = (one: Target) => one.type() === "page" && !known.has(one);
      const target = await browser.waitForTarget(isNew, { timeout: patience });
      const page = await target.page();
      if (!page) throw new Error("the new tab shows no page");
      await serveInPuppeteer(page, double);
      await page.goto(url, { timeout: patience });
      return page;
    },
    async tabId(url) {
      const wanted = JSON.stringify(url);
      const find = `browser.tabs.query({}).then((tabs) => tabs.find((tab) => tab.url === ${wanted})?.id)`;
      return Number(await patiently(() => evaluate(find), `no tab shows ${url} as far as the extension may see`));
    },
    evaluate,
    archive: archiveReader(evaluate),
    traffic,
    download: (ending) => finished(downloads, ending),
    async kill() {
      const running = browser.process();
      if (!running || running.exitCode !== null) return;
      const ended = new Promise((resolve) => running.once("exit", resolve));
      running.kill("SIGKILL");
      await ended;
    },
    async close() {
      await browser.close();
      await traffic.proxy.close();
      await (profile ? settled(profile) : removeFolder(downloads));
      traffic.check();
    },
  };
}
