import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContext, CDPSession, Page } from "@playwright/test";
import type { Double } from "../sites/kit/double.ts";
import { type ArchiveReader, archiveReader } from "./archive.ts";
import { patiently } from "./patiently.ts";
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

/** The page that the extension opens when it is installed takes the front from whatever is there by then: a popup closes. */
export async function firstPage(context: BrowserContext, extensionId: string): Promise<Page> {
  const page = await patiently(
    () => context.pages().find((one) => one.url().startsWith(`chrome-extension://${extensionId}/`)),
    "the extension opened no page when it was installed",
  );
  await page.waitForLoadState();
  return page;
}

async function finishedDownload(folder: string, ending: string): Promise<string> {
  return patiently(
    async () => {
      const names = (await readdir(folder, { recursive: true })).filter((name) => !name.endsWith(".crdownload"));
      const found = names.filter((name) => name.endsWith(ending)).at(-1);
      return found && (await stat(join(folder, found))).size > 0 && join(folder, found);
    },
    async () => `nothing ending in ${ending} was downloaded; there is: ${(await readdir(folder)).join(", ")}`,
  );
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
    await patiently(() => page.goto(address("manifest.json")).then(() => true), "the extension shows no page");
    return page;
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
    const find = `chrome.tabs.query({}).then((tabs) => tabs.find((tab) => tab.url === ${JSON.stringify(url)})?.id)`;
    return patiently(() => from.evaluate<number>(find), `no tab shows ${url} as far as the extension may see`);
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
      const tab = await patiently(
        async () => (await targets("tab")).find((target) => target.url === page.url()),
        async () => `no tab at ${page.url()} among ${(await targets("tab")).map(({ url }) => url).join(", ")}`,
      );
      await extensionsDomain("triggerAction", { id: extensionId, targetId: tab.targetId });
      const popup = await patiently(async () => {
        const all = await session.send("Target.getTargets", { filter: [{}] });
        return all.targetInfos.find(({ url }) => url.startsWith(address(popupPath)));
      }, "the toolbar button opened no popup");
      return realPopup(session, popup.targetId);
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
