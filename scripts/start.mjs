// `npm start`: sets up, builds, and shows the main job on a sample chat. With a display a browser opens for you to try it;
// without one the same job is played and the files it made are named.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setUp } from "./setup.mjs";

const hasDisplay =
  !process.env.CI &&
  !process.argv.includes("--headless") &&
  (process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY));

await setUp();
const { build } = await import("./build.mjs");
build("chrome");

const { chromium } = await import("playwright");
const { chromiumLaunch } = await import("./browsers.mjs");
const { loadDoubles } = await import("../e2e/load.mjs");

const extension = resolve("dist/chrome");
const out = resolve("out/start");
const { chatgptDouble, sampleChat, serveInPlaywright } = await loadDoubles();
const chat = sampleChat();
const double = chatgptDouble({ layout: "classic", conversations: [chat] });

const profile = join(tmpdir(), `convokeep-start-${process.pid}`);
if (!hasDisplay) saveDownloadsIn(out);
const launch = chromiumLaunch();
const context = await chromium.launchPersistentContext(profile, {
  ...launch,
  headless: !hasDisplay,
  viewport: hasDisplay ? null : { width: 1280, height: 800 },
  args: [
    ...launch.args,
    "--enable-unsafe-extension-debugging",
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
  ],
});
await serveInPlaywright(context, double);
const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
const page = await context.newPage();
await page.goto(double.url(chat));

if (hasDisplay) {
  console.log(`
A browser is open on a sample chat (served from this machine, nothing comes from the network).
Press Convokeep's button in the toolbar (it may be behind the puzzle piece), then "Save chat".
Close the browser to end.`);
  await new Promise((done) => context.once("close", done));
} else {
  await playTheJob();
  await context.close();
}
rmSync(profile, { recursive: true, force: true });

/** Sets the downloads folder of the new profile, as a person does in the browser's settings. */
function saveDownloadsIn(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const settings = { download: { default_directory: folder, prompt_for_download: false } };
  mkdirSync(join(profile, "Default"), { recursive: true });
  writeFileSync(join(profile, "Default", "Preferences"), JSON.stringify(settings));
}

/** Presses the toolbar button, saves, exports both ways, and says where everything lies. */
async function playTheJob() {
  const browser = await context.browser().newBrowserCDPSession();
  // With any other behavior the debugger names the files itself.
  await browser.send("Browser.setDownloadBehavior", { behavior: "default" });

  console.log(`Opened the sample chat "${chat.title}".`);
  await pressToolbarButton(browser);
  const popup = await openPopupPage();
  console.log("Pressed the toolbar button.");
  await page.bringToFront();
  await popup.getByRole("button", { name: "Save chat" }).evaluate((button) => button.click());
  const result = popup.getByRole("status").filter({ hasText: /complete|partial|unknown/ });
  await result.first().waitFor({ timeout: 120_000 });
  console.log(`Saved: ${(await result.first().textContent()).trim()}`);

  await popup.bringToFront();
  await popup.getByRole("checkbox", { name: chat.title }).check();
  for (const [button, ending] of [
    ["Export Markdown", ".md"],
    ["Export ZIP", ".zip"],
  ]) {
    await popup.getByRole("button", { name: button }).click();
    console.log(`${button}: ${await newFile(ending)}`);
  }
  const picture = join(out, "popup.png");
  await popup.screenshot({ path: picture });
  await page.bringToFront();
  const chatPicture = join(out, "chat.png");
  await page.screenshot({ path: chatPicture });
  console.log(`Screenshots: ${picture}\n             ${chatPicture}`);
}

/** A real click on the extension's button, which grants it this one tab. */
async function pressToolbarButton(browser) {
  await page.bringToFront();
  const { targetInfos } = await browser.send("Target.getTargets", { filter: [{ type: "tab" }] });
  const tab = targetInfos.find(({ url }) => url === page.url());
  await browser.send("Extensions.triggerAction", { id: new URL(worker.url()).host, targetId: tab.targetId });
}

/** The popup as a page of its own that acts on the chat's tab: a real popup closes as soon as anything else is looked at. */
async function openPopupPage() {
  const id = new URL(worker.url()).host;
  const tabId = await worker.evaluate(
    async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0].id,
  );
  const popup = await context.newPage();
  await popup.setViewportSize({ width: 400, height: 720 });
  await popup.goto(`chrome-extension://${id}/src/popup/index.html?tab=${tabId}`);
  return popup;
}

/** Waits for a finished file of this kind in the output folder. */
async function newFile(ending) {
  for (let waited = 0; waited < 30_000; waited += 200) {
    const name = existsSync(out) && readdirSync(out).find((each) => each.endsWith(ending));
    if (name) return join(out, name);
    await new Promise((next) => setTimeout(next, 200));
  }
  throw new Error(`no ${ending} file came within 30 s`);
}
