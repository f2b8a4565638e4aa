import { existsSync } from "node:fs";
import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, test as base } from "@playwright/test";
import { type BuildName, buildFolder } from "./build.ts";
import { launchHiding } from "./hiding-tabs.ts";
import { browserSession, launchChromium, saveDownloadsIn } from "./launch-chromium.ts";
import { removeFolder } from "./remove-folder.ts";
import { type SharedBrowser, sharedBrowser } from "./shared-browser.ts";
import { chromiumsOwn, recordChromium } from "./traffic/in-chromium.ts";
import { recordTraffic, type Traffic } from "./traffic/traffic.ts";
import { type ChromiumWithExtension, firstPage, withExtension } from "./with-extension.ts";

export type { ChromiumWithExtension } from "./with-extension.ts";

async function launched(extension: string, profile: string, traffic: Traffic) {
  const context = await launchChromium({ extension, profile, port: traffic.proxy.port });
  return { context, end: () => context.close() };
}

async function idOfExtension(context: BrowserContext): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker", { timeout: 60_000 }));
  return new URL(worker.url()).host;
}

/**
 * Starts Chromium with a build of the extension and an empty profile (or the one given).
 * @param setUp origins that a given profile's user has set up before: they may be asked as soon as the browser starts
 */
export async function chromiumWithExtension(
  build: BuildName,
  profile?: string,
  hides = false,
  setUp: readonly string[] = [],
): Promise<ChromiumWithExtension> {
  const home = await mkdtemp(join(tmpdir(), "convokeep-chromium-"));
  const downloads = join(home, "downloads");
  await mkdir(downloads);
  const inProfile = profile ?? join(home, "profile");
  const isNew = !existsSync(join(inProfile, "Default"));
  await saveDownloadsIn(inProfile, downloads);
  const traffic = await recordTraffic(chromiumsOwn);
  setUp.forEach(traffic.allow);
  const folder = buildFolder(build);
  const { context, end } = await (hides ? launchHiding : launched)(folder, inProfile, traffic);
  recordChromium(context, traffic);
  const extensionId = await idOfExtension(context);
  if (isNew) await firstPage(context, extensionId);
  return withExtension({
    context,
    session: await browserSession(context),
    extensionId,
    folder,
    downloads,
    traffic,
    async close() {
      await end();
      await traffic.proxy.close();
      await removeFolder(home);
      traffic.check();
    },
  });
}

interface OfTest {
  build: BuildName;
  hides: boolean;
  alone: boolean;
  ext: ChromiumWithExtension;
}

/**
 * Playwright's test with an extension in it, installed for this test alone. The browser is one that other tests had before,
 * emptied (`sharedBrowser`). `use({ build })` chooses another build, `use({ alone: true })` a browser of its own,
 * `use({ hides: true })` one of its own in which tabs that are not in front are hidden, as they are for people.
 */
export const test = base.extend<OfTest, { shared: SharedBrowser }>({
  build: ["chrome-granted", { option: true }],
  hides: [false, { option: true }],
  alone: [false, { option: true }],
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const shared = sharedBrowser();
      await use(shared);
      await shared.close();
    },
    { scope: "worker" },
  ],
  ext: async ({ build, hides, alone, shared }, use) => {
    const ext = hides || alone ? await chromiumWithExtension(build, undefined, hides) : await shared.install(build);
    await use(ext);
    await ext.close();
  },
});

export { expect } from "@playwright/test";
