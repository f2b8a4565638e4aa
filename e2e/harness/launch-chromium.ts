import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type BrowserContext, type CDPSession, chromium } from "@playwright/test";
import { chromiumLaunch } from "../../scripts/browsers.mjs";
import { proxyArguments } from "./traffic/in-chromium.ts";

/** What a Chromium is started with. */
export interface Start {
  profile: string;
  /** Port of the proxy that all of its requests go to. */
  port: number;
  /** Folder of an extension to start with; without it any can be put in later. */
  extension?: string;
}

/** A Chromium that takes extensions, with a profile that lies on the disk. */
export function launchChromium({ profile, port, extension }: Start): Promise<BrowserContext> {
  const { args, ...options } = chromiumLaunch();
  const only = extension ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`] : [];
  return chromium.launchPersistentContext(profile, {
    ...options,
    ...(extension ? {} : { ignoreDefaultArgs: ["--disable-extensions"] }),
    headless: true,
    viewport: { width: 1100, height: 800 },
    args: [...args, ...proxyArguments(port), "--enable-unsafe-extension-debugging", ...only],
  });
}

/** Sets a profile's downloads folder, as a person does in the browser's settings. */
export async function saveDownloadsIn(profile: string, folder: string): Promise<void> {
  const path = join(profile, "Default", "Preferences");
  const settings = existsSync(path) ? JSON.parse(await readFile(path, "utf8")) : {};
  settings.download = { ...settings.download, default_directory: folder, prompt_for_download: false };
  // No connection in advance to what a page may ask for: nobody has asked.
  settings.net = { ...settings.net, network_prediction_options: 2 };
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify(settings));
}

/** A debugger session of the browser itself. */
export async function browserSession(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser();
  if (!browser) throw new Error("the context has no browser");
  const session = await browser.newBrowserCDPSession();
  // With any other behavior the debugger names the files itself, whatever the extension asks for.
  await session.send("Browser.setDownloadBehavior", { behavior: "default" });
  return session;
}
