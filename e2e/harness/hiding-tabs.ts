import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { chromiumLaunch } from "../../scripts/browsers.mjs";
import { patiently } from "./patiently.ts";
import { proxyArguments } from "./traffic/in-chromium.ts";
import type { Traffic } from "./traffic/traffic.ts";

/**
 * A Chromium whose tabs are hidden while another is in front. One that Playwright starts itself has none: it makes every
 * page believe that it is in front.
 * @param folder of the extension
 */
export async function launchHiding(
  folder: string,
  profile: string,
  traffic: Traffic,
): Promise<{ context: BrowserContext; end(): Promise<void> }> {
  const { args, executablePath } = chromiumLaunch() as { args: string[]; executablePath?: string };
  if (!executablePath) throw new Error("no Chromium found");
  const child = spawn(
    executablePath,
    [
      ...args,
      ...proxyArguments(traffic.proxy.port),
      "--headless=new",
      "--remote-debugging-port=0",
      `--user-data-dir=${profile}`,
      "--no-first-run",
      "--window-size=1400,900",
      "--enable-unsafe-extension-debugging",
      `--disable-extensions-except=${folder}`,
      `--load-extension=${folder}`,
      // Else the page that the system's build begins with, which lies in the network.
      "about:blank",
    ],
    { stdio: "ignore" },
  );
  // A test that is ended from outside leaves no browser behind.
  const endWithUs = () => child.kill();
  process.once("exit", endWithUs);
  const browser = await connected(`http://127.0.0.1:${await portIn(profile)}`);
  const [context] = browser.contexts();
  if (!context) throw new Error("the browser has no context");
  context.on("page", (page) => void loadAgain(page, traffic));
  return {
    context,
    async end() {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      await browser.close();
      child.kill();
      await gone;
      process.off("exit", endWithUs);
    },
  };
}

/** Connects once the extension has opened its first page: while targets come up, connecting may never end. */
async function connected(address: string): Promise<Browser> {
  await patiently(async () => {
    const targets = (await (await fetch(`${address}/json/list`)).json()) as { url: string }[];
    return targets.some(({ url }) => url.startsWith("chrome-extension:") && url.endsWith(".html"));
  }, "the extension has opened no page");
  for (let tries = 0; ; tries++) {
    try {
      return await chromium.connectOverCDP(address, { noDefaults: true, timeout: 15_000 });
    } catch (error) {
      if (tries >= 3) throw error;
    }
  }
}

/** The browser writes the port that it has chosen into its profile. */
async function portIn(profile: string): Promise<string> {
  const file = join(profile, "DevToolsActivePort");
  return patiently(() => {
    const [port, path] = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
    return path && port;
  }, "the browser has not started");
}

/** A tab that an extension opens behind asks for its page before anybody answers for the network. */
async function loadAgain(page: Page, traffic: Traffic): Promise<void> {
  try {
    await page.waitForLoadState();
    if (!page.url().startsWith("chrome-error:")) return;
    await page.reload();
    traffic.noteOpened(page.url());
  } catch (error) {
    if (!page.isClosed()) throw error;
  }
}
