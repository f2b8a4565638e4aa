// `npm run screenshots`: takes the pictures of README into docs/images/. Everything in them is the built extension at work
// on conversations written for it (e2e/pictures/); nothing comes from the network.
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { generateIdentity, identityToRecipient } from "age-encryption";
import { chromium } from "playwright";
import { load, loadDoubles } from "../e2e/load.mjs";
import { chromiumLaunch } from "./browsers.mjs";
import { build } from "./build.mjs";

const images = resolve("docs/images");
const most = 250_000;
const wide = { width: 1280, height: 800 };
const originsOf = (hosts) => hosts.map((host) => `https://${host}/*`);
/** Sites that the person in the pictures has allowed. */
const allowed = originsOf(["chatgpt.com", "chat.openai.com", "claude.ai", "gemini.google.com"]);

build("chrome");
mkdirSync(images, { recursive: true });
const { yearOfChats, organised } = await load("./pictures/chats.ts");
const { fillArchive } = await load("./harness/fill-archive.ts");
const { startCloud } = await load("./pictures/cloud.ts");
const { chatgptDouble, sampleChat, serveInPlaywright } = await loadDoubles();
const chat = sampleChat();
const double = chatgptDouble({ layout: "classic", conversations: [chat] });

await inBrowser(allowed, async (context, page, address) => {
  await serveInPlaywright(context, double);
  await library(page, address);
  await popup(context, address);
});
// Access to a server for backups is none to a site; here it is given at install, so it is a browser of its own.
await inBrowser(originsOf(["cloud.example.org"]), backup);

/** Acts in a browser whose archive is full. */
async function inBrowser(granted, act) {
  const home = join(tmpdir(), `convokeep-pictures-${process.pid}`);
  const context = await launch(home, granted);
  try {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
    const address = (path) => new URL(path, worker.url()).href;
    const page = await context.newPage();
    await page.goto(address("/manifest.json"));
    await fillArchive((script) => page.evaluate(script), yearOfChats(Date.now()), organised);
    await act(context, page, address);
  } finally {
    await context.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** A browser with the extension in it, that has access to these origins: nobody is there to press the browser's question. */
async function launch(home, granted) {
  const extension = join(home, "extension");
  cpSync(resolve("dist/chrome"), extension, { recursive: true });
  const manifest = join(extension, "manifest.json");
  const changed = { ...JSON.parse(readFileSync(manifest, "utf8")), host_permissions: granted };
  writeFileSync(manifest, JSON.stringify(changed));
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

/** Encrypted backups to a server, after the first one, which was checked. */
async function backup(context, page, address) {
  const cloud = await startCloud(context);
  try {
    await page.goto(address("/src/library/index.html#/backup"));
    const key = await identityToRecipient(await generateIdentity());
    await page.evaluate((recipient) => {
      const since = new Date(Date.now() - 3_600_000).toISOString();
      return chrome.storage.local.set({ "option:backupKey": { recipient, since } });
    }, key);
    await page.getByRole("button", { name: "WebDAV" }).click();
    await page.getByLabel("Address of the folder").fill(cloud.address);
    await page.getByLabel("User name").fill("anne");
    await page.getByLabel("Password").fill("made up");
    await page.getByRole("button", { name: "Try and save" }).click();
    await page.getByLabel("By itself").selectOption("daily");
    await page.getByText("Last good backup").waitFor();
    // What the form had to say is over.
    await page.reload();
    await page.getByRole("button", { name: "Check my backup" }).click();
    await page.locator(".backup-found").waitFor();
    await page.mouse.move(0, 0);
    await page.evaluate(() => document.activeElement?.blur());
    await settled(page);
    await shot(page, "backup");
  } finally {
    await cloud.close();
  }
}

/** The popup when it has saved a long conversation, as a page of its own that acts on the conversation's tab. */
async function popup(context, address) {
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
