import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type BrowserContext, test as base, type CDPSession, chromium, type Page } from "@playwright/test";
import { chromiumLaunch } from "../../scripts/browsers.mjs";
import type { Double } from "../sites/kit/double.ts";
import { type ArchiveReader, archiveReader } from "./archive.ts";
import { type BuildName, buildFolder } from "./build.ts";
import { launchHiding } from "./hiding-tabs.ts";
import { type RealPopup, realPopup } from "./popup.ts";
import { removeFolder } from "./remove-folder.ts";
import { serveInPlaywright } from "./serve.ts";

/** A Chromium with the extension in it. */
export interface ChromiumWithExtension {
  context: BrowserContext;
  /** Debugger session of the browser itself. */
  session: CDPSession;
  extensionId: string;
  /** Address of a page of the extension. */
  address(path: string): string;
  /** Answers web requests from a double from now on. */
  serve(double: Double): Promise<void>;
  /** A new tab on this address, loaded. */
  open(url: string): Promise<Page>;
  /** The browser's number of a tab, as extensions see it. */
  tabId(page: Page): Promise<number>;
  /** Presses the toolbar button for this tab, as a person would: opens the popup and grants `activeTab`. */
  clickToolbar(page: Page): Promise<RealPopup>;
  /** The popup as a page of its own, acting on this tab. */
  openPopup(page: Page): Promise<Page>;
  /** A quiet page of the extension, to run scripts in. */
  insidePage(): Promise<Page>;
  archive: ArchiveReader;
  /** Ends the background worker at once, as the browser may at any moment. False when none was running. */
  killWorker(): Promise<boolean>;
  /** Installs the extension anew over itself, as an update does. */
  update(): Promise<void>;
  /** Newest finished download whose name ends so; waits for it. */
  download(ending: string): Promise<string>;
  close(): Promise<void>;
}

const popupPath = "src/popup/index.html";

async function launch(build: BuildName, profile: string): Promise<BrowserContext> {
  const folder = buildFolder(build);
  const { args, ...options } = chromiumLaunch();
  return chromium.launchPersistentContext(profile, {
    ...options,
    headless: true,
    viewport: { width: 1100, height: 800 },
    args: [
      ...args,
      "--enable-unsafe-extension-debugging",
      `--disable-extensions-except=${folder}`,
      `--load-extension=${folder}`,
    ],
  });
}

async function launched(build: BuildName, profile: string) {
  const context = await launch(build, profile);
  return { context, end: () => context.close() };
}

/** Sets a profile's downloads folder, as a person does in the browser's settings. */
async function saveDownloadsIn(profile: string, folder: string): Promise<void> {
  const path = join(profile, "Default", "Preferences");
  const settings = existsSync(path) ? JSON.parse(await readFile(path, "utf8")) : {};
  settings.download = { ...settings.download, default_directory: folder, prompt_for_download: false };
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify(settings));
}

async function idOfExtension(context: BrowserContext): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker", { timeout: 20_000 }));
  return new URL(worker.url()).host;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function finishedDownload(folder: string, ending: string): Promise<string> {
  for (let tries = 0; tries < 600; tries++) {
    const names = (await readdir(folder, { recursive: true })).filter((name) => !name.endsWith(".crdownload"));
    const found = names.filter((name) => name.endsWith(ending)).at(-1);
    if (found && (await stat(join(folder, found))).size > 0) return join(folder, found);
    await pause(100);
  }
  throw new Error(`nothing ending in ${ending} was downloaded; there is: ${(await readdir(folder)).join(", ")}`);
}

/** Starts Chromium with a build of the extension and an empty profile (or the one given). */
export async function chromiumWithExtension(
  build: BuildName,
  profile?: string,
  hides = false,
): Promise<ChromiumWithExtension> {
  const home = await mkdtemp(join(tmpdir(), "convokeep-chromium-"));
  const downloads = join(home, "downloads");
  await mkdir(downloads);
  const folder = profile ?? join(home, "profile");
  await saveDownloadsIn(folder, downloads);
  const { context, end } = hides ? await launchHiding(buildFolder(build), folder) : await launched(build, folder);
  const extensionId = await idOfExtension(context);
  const browser = context.browser();
  if (!browser) throw new Error("the context has no browser");
  const session = await browser.newBrowserCDPSession();
  // With any other behavior the debugger names the files itself, whatever the extension asks for.
  await session.send("Browser.setDownloadBehavior", { behavior: "default" });
  const address = (path: string): string => `chrome-extension://${extensionId}/${path}`;
  let inside: Page | null = null;

  const insidePage = async (): Promise<Page> => {
    if (inside && !inside.isClosed()) return inside;
    inside = await context.newPage();
    const page = inside;
    // While the extension is being reloaded, the browser refuses its pages.
    for (let tries = 0; ; tries++) {
      try {
        await page.goto(address("manifest.json"));
        return page;
      } catch (error) {
        if (tries >= 20) throw error;
        await pause(500);
      }
    }
  };
  const targets = async (type: string): Promise<{ targetId: string; url: string; title: string }[]> => {
    const { targetInfos } = await session.send("Target.getTargets", { filter: [{ type }] });
    return targetInfos;
  };
  /** Not in Playwright's list of protocol messages. */
  const extensionsDomain = (method: string, params: object): Promise<unknown> =>
    (session.send as (name: string, values: object) => Promise<unknown>)(`Extensions.${method}`, params);
  const open = async (url: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(url);
    await page.locator("body *").first().waitFor({ state: "attached" });
    return page;
  };
  const tabId = async (page: Page): Promise<number> => {
    const from = await insidePage();
    const url = page.url();
    const id: unknown = await from.evaluate(
      `chrome.tabs.query({}).then((tabs) => tabs.find((tab) => tab.url === ${JSON.stringify(url)})?.id)`,
    );
    if (typeof id === "number") return id;
    throw new Error(`no tab shows ${url} as far as the extension may see`);
  };
  return {
    context,
    session,
    extensionId,
    address,
    serve: (double) => serveInPlaywright(context, double),
    open,
    tabId,
    insidePage,
    archive: archiveReader(async (script) => (await insidePage()).evaluate(script)),
    async clickToolbar(page) {
      await page.bringToFront();
      const tab = (await targets("tab")).find((target) => target.url === page.url());
      if (!tab) throw new Error(`no tab at ${page.url()}`);
      await extensionsDomain("triggerAction", { id: extensionId, targetId: tab.targetId });
      for (let tries = 0; tries < 100; tries++) {
        const all = await session.send("Target.getTargets", { filter: [{}] });
        const popup = all.targetInfos.find(({ url }) => url.startsWith(address(popupPath)));
        if (popup) return realPopup(session, popup.targetId);
        await pause(50);
      }
      throw new Error("the toolbar button opened no popup");
    },
    async openPopup(page) {
      return open(`${address(popupPath)}?tab=${await tabId(page)}`);
    },
    async killWorker() {
      const all = await session.send("Target.getTargets", { filter: [{ type: "service_worker" }] });
      const worker = all.targetInfos.find(({ url }) => url.startsWith(`chrome-extension://${extensionId}/`));
      if (!worker) return false;
      await session.send("Target.closeTarget", { targetId: worker.targetId });
      return true;
    },
    async update() {
      await extensionsDomain("loadUnpacked", { path: buildFolder(build) });
      inside = null;
    },
    download: (ending) => finishedDownload(downloads, ending),
    async close() {
      await end();
      await removeFolder(home);
    },
  };
}

/**
 * Playwright's test with an extension in it; `use({ build })` chooses another build, `use({ hides: true })` a browser in
 * which tabs that are not in front are hidden, as they are for people.
 */
export const test = base.extend<{ build: BuildName; hides: boolean; ext: ChromiumWithExtension }>({
  build: ["chrome-granted", { option: true }],
  hides: [false, { option: true }],
  ext: async ({ build, hides }, use) => {
    const ext = await chromiumWithExtension(build, undefined, hides);
    await use(ext);
    await ext.close();
  },
});

export { expect } from "@playwright/test";
