import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContext, CDPSession, Page, Request } from "@playwright/test";

// Between two tests that have the same browser: what the first has left is taken away, and before the second it is looked
// whether anything is left.

/** A browser and the folder that its downloads go to. */
export interface Kept {
  context: BrowserContext;
  downloads: string;
}

/** Every origin that something is asked of from now on; ends when it is read. */
export function originsAsked(context: BrowserContext): () => Set<string> {
  const origins = new Set<string>();
  const note = (request: Request): void => {
    if (/^https?:/.test(request.url())) origins.add(new URL(request.url()).origin);
  };
  context.on("request", note);
  return () => {
    context.off("request", note);
    return origins;
  };
}

/** Leaves one empty page. */
export async function empty(context: BrowserContext, origins: Iterable<string>): Promise<void> {
  const blank = await context.newPage();
  await Promise.all(context.pages().map((page) => (page === blank ? undefined : page.close())));
  await context.unrouteAll({ behavior: "ignoreErrors" });
  await context.clearCookies();
  await context.clearPermissions();
  const session = await context.newCDPSession(blank);
  for (const origin of origins) await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
  await session.send("Network.clearBrowserCache");
  await session.detach();
}

/** Downloads are the browser's, not the extension's, and only an extension can take them off its list. */
export async function eraseDownloads({ context, downloads }: Kept, id: string): Promise<void> {
  const names = await readdir(downloads);
  if (names.length === 0) return;
  const page = await context.newPage();
  await page.goto(`chrome-extension://${id}/manifest.json`);
  await page.evaluate("chrome.downloads.erase({})");
  for (const name of names) await rm(join(downloads, name), { recursive: true, force: true });
}

/** @throws when anything is left in the browser */
export async function checkEmpty({ context, downloads }: Kept, session: CDPSession): Promise<void> {
  const { targetInfos } = await session.send("Target.getTargets", { filter: [{ type: "browser", exclude: true }, {}] });
  const left = [
    ...targetInfos.flatMap(({ type, url }) => (/^(?:about:blank$|chrome:)/.test(url) ? [] : [`${type} ${url}`])),
    ...context
      .pages()
      .slice(1)
      .map((page) => `one more page: ${page.url()}`),
    ...(await context.cookies()).map(({ name, domain }) => `cookie ${name} of ${domain}`),
    ...(await readdir(downloads)).map((name) => `download ${name}`),
  ];
  if (left.length > 0) throw new Error(`the test before has left something:\n${left.join("\n")}`);
}

/** @throws when an extension that was just installed finds anything but its own first page */
export async function checkNew(page: Page): Promise<void> {
  const found: unknown = await page.evaluate(`Promise.all([chrome.tabs.query({}), chrome.downloads.search({})])
    .then(([tabs, downloads]) => [tabs.length, downloads.length].join())`);
  if (found !== "2,0") throw new Error(`the test before has left tabs or downloads: ${found}`);
}
