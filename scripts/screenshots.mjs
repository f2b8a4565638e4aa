// `npm run screenshots`: takes the pictures of README into docs/images/. Everything in them is the built extension at work
// on conversations written for it (e2e/pictures/); nothing comes from the network.
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright";
import { load, loadDoubles } from "../e2e/load.mjs";
import { chromiumLaunch } from "./browsers.mjs";
import { build } from "./build.mjs";

const images = resolve("docs/images");
const most = 250_000;
const wide = { width: 1280, height: 800 };
/** Sites that the person in the pictures has allowed. */
const allowed = ["chatgpt.com", "chat.openai.com", "claude.ai", "gemini.google.com"].map((host) => `https://${host}/*`);

build("chrome");
mkdirSync(images, { recursive: true });
const { yearOfChats, organised } = await load("./pictures/chats.ts");
const { fillArchive } = await load("./harness/fill-archive.ts");
const { chatgptDouble, sampleChat, serveInPlaywright } = await loadDoubles();
const chat = sampleChat();
const double = chatgptDouble({ layout: "classic", conversations: [chat] });

const home = join(tmpdir(), `convokeep-pictures-${process.pid}`);
const context = await launch();
try {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  const address = (path) => new URL(path, worker.url()).href;
  await serveInPlaywright(context, double);
  const page = await context.newPage();
  await page.goto(address("/manifest.json"));
  await fillArchive((script) => page.evaluate(script), yearOfChats(Date.now()), organised);
  await library(page, address);
  await popup(address);
} finally {
  await context.close();
  rmSync(home, { recursive: true, force: true });
}

/** A browser with the extension in it, which may read the allowed sites: nobody is there to press the browser's question. */
async function launch() {
  const extension = join(home, "extension");
  cpSync(resolve("dist/chrome"), extension, { recursive: true });
  const manifest = join(extension, "manifest.json");
  const granted = { ...JSON.parse(readFileSync(manifest, "utf8")), host_permissions: allowed };
  writeFileSync(manifest, JSON.stringify(granted));
  const { args, ...options } = chromiumLaunch();
  return chromium.launchPersistentContext(join(home, "profile"), {
    ...options,
    headless: true,
    viewport: wide,
    locale: "en-GB",
    colorScheme: "light",
    args: [...args, `--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
  });
}

async function library(page, address) {
  await page.goto(address("/src/library/index.html#/c/chatgpt%3Asensor"));
  await page.locator(".katex").first().waitFor();
  await page.locator(".hljs-keyword").first().waitFor();
  await settled(page);
  await shot(page, "library");
  await page.emulateMedia({ colorScheme: "dark" });
  await shot(page, "library-dark");
  await page.emulateMedia({ colorScheme: "light" });

  await page.getByRole("searchbox").fill("year");
  await page.locator(".row mark").first().waitFor();
  await page.locator("li.row a").first().click();
  await page.locator("article:focus").waitFor();
  await settled(page);
  await shot(page, "search");
  await page.getByRole("searchbox").fill("");

  await page.goto(address("/src/library/index.html#/c/claude%3Abread"));
  await page.locator(".katex").first().waitFor();
  await page.locator(".toolbar").getByRole("button", { name: "Export" }).click();
  await page.getByRole("dialog").waitFor();
  await settled(page);
  await shot(page, "export");
  await page.keyboard.press("Escape");

  await page.getByRole("link", { name: "Overview" }).click();
  await settled(page);
  await shot(page, "overview");
  await page.getByRole("link", { name: "Settings" }).click();
  await settled(page);
  await shot(page, "settings");
}

/** The popup when it has saved a long conversation, as a page of its own that acts on the conversation's tab. */
async function popup(address) {
  const tab = await context.newPage();
  await tab.goto(double.url(chat));
  const panel = await context.newPage();
  await panel.setViewportSize({ width: 400, height: 600 });
  const id = await panel
    .goto(address("/manifest.json"))
    .then(() =>
      panel.evaluate((url) => chrome.tabs.query({}).then((tabs) => tabs.find((one) => one.url === url)?.id), tab.url()),
    );
  await panel.goto(address(`/src/popup/index.html?tab=${id}`));
  const save = panel.getByRole("button", { name: "Save chat" });
  await save.waitFor();
  // A page behind another shows nothing new: its messages come only while it is in front.
  await tab.bringToFront();
  await save.evaluate((button) => button.click());
  await panel
    .getByRole("status")
    .filter({ hasText: /complete/ })
    .first()
    .waitFor({ timeout: 120_000 });
  await panel.bringToFront();
  await settled(panel);
  await shot(panel, "popup");
}

/** Waits until fonts and pictures are there and nothing more is drawn. */
async function settled(page) {
  await page.evaluate(async () => {
    await document.fonts.ready;
    let quiet = 0;
    const observer = new MutationObserver(() => {
      quiet = 0;
    });
    observer.observe(document.body, { childList: true, subtree: true, attributes: true });
    while (quiet < 30) {
      await new Promise((drawn) => requestAnimationFrame(drawn));
      quiet += 1;
    }
    observer.disconnect();
  });
}

async function shot(page, name) {
  const path = join(images, `${name}.png`);
  await page.screenshot({ path, caret: "hide", animations: "disabled" });
  const { size } = statSync(path);
  console.log(`docs/images/${name}.png, ${Math.round(size / 1000)} KB`);
  if (size > most) throw new Error(`${name}.png is larger than ${most / 1000} KB`);
}
