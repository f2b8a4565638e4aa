import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContext, CDPSession, Page } from "@playwright/test";
import type { Double } from "../sites/kit/double.ts";
import { type ArchiveReader, archiveReader } from "./archive.ts";
import { type RealPopup, realPopup } from "./popup.ts";
import { serveInPlaywright } from "./serve.ts";
import type { Traffic } from "./traffic/traffic.ts";

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
  /** What was asked of the network; what a test's user sets up (a server for backups, say) is allowed there. */
  traffic: Traffic;
  /** Ends the background worker at once, as the browser may at any moment. False when none was running. */
  killWorker(): Promise<boolean>;
  /** Installs the extension anew over itself, as an update does. */
  update(): Promise<void>;
  /** Newest finished download whose name ends so; waits for it. */
  download(ending: string): Promise<string>;
  /** @throws when something was sent out that nobody had set up */
  close(): Promise<void>;
}

/** What a test's browser is made of. */
export interface Parts {
  context: BrowserContext;
  session: CDPSession;
  extensionId: string;
  /** Of the extension, which lies there unpacked. */
  folder: string;
  downloads: string;
  traffic: Traffic;
  close(): Promise<void>;
}

const popupPath = "src/popup/index.html";

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The page that the extension opens when it is installed takes the front from whatever is there by then: a popup closes. */
export async function firstPage(context: BrowserContext, extensionId: string): Promise<Page> {
  for (let tries = 0; tries < 400; tries++) {
    const page = context.pages().find((one) => one.url().startsWith(`chrome-extension://${extensionId}/`));
    if (page) {
      await page.waitForLoadState();
      return page;
    }
    await pause(50);
  }
  throw new Error("the extension opened no page when it was installed");
}

async function finishedDownload(folder: string, ending: string): Promise<string> {
  for (let tries = 0; tries < 600; tries++) {
    const names = (await readdir(folder, { recursive: true })).filter((name) => !name.endsWith(".crdownload"));
    const found = names.filter((name) => name.endsWith(ending)).at(-1);
    if (found && (await stat(join(folder, found))).size > 0) return join(folder, found);
    await pause(100);
  }
  throw new Error(`nothing ending in ${ending} was downloaded; there is: ${(await readdir(folder)).join(", ")}`);
}

/** All that a test does with a browser in which the extension runs. */
export function withExtension({
  context,
  session,
  extensionId,
  folder,
  downloads,
  traffic,
  close,
}: Parts): ChromiumWithExtension {
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
    traffic,
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
      await extensionsDomain("loadUnpacked", { path: folder });
      inside = null;
    },
    download: (ending) => finishedDownload(downloads, ending),
    close,
  };
}
