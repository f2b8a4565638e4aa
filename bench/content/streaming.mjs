import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { chromiumLaunch } from "../../scripts/browsers.mjs";
import { chatPage } from "./page.mjs";
import { tasksOfScript } from "./trace.mjs";

const messages = 1_000;
const streamMs = 60_000;
const ours = /^chrome-extension:/;
const address = "https://chatgpt.com/c/00000000-1111-4222-8333-444444444444";

/** An extension that has nothing but the content script and a background that answers it. */
function writeExtension(folder, script) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "content.js"), script);
  copyFileSync(new URL("./background.js", import.meta.url), join(folder, "background.js"));
  const manifest = {
    manifest_version: 3,
    name: "bench",
    version: "1",
    background: { service_worker: "background.js" },
    content_scripts: [{ matches: ["https://chatgpt.com/*"], js: ["content.js"] }],
  };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
}

/** Opens the long page and lets one answer stream at its end, both under a trace. */
export async function measureStreaming(script) {
  const home = mkdtempSync(join(tmpdir(), "convokeep-bench-"));
  const folder = join(home, "extension");
  writeExtension(folder, script);
  const { args, ...options } = chromiumLaunch();
  const context = await chromium.launchPersistentContext(join(home, "profile"), {
    ...options,
    headless: true,
    args: [...args, `--disable-extensions-except=${folder}`, `--load-extension=${folder}`],
  });
  try {
    await context.route("https://chatgpt.com/**", (route) =>
      route.fulfill({ contentType: "text/html", body: chatPage(messages) }),
    );
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
    const sent = () => worker.evaluate(() => globalThis.captures);
    const browser = context.browser();
    const page = await context.newPage();
    const opening = await tasksOfScript(browser, ours, async () => {
      await page.goto(address, { waitUntil: "commit" });
      await page.waitForTimeout(10_000);
    });
    const opened = await sent();
    await page.evaluate(() => globalThis.startStreaming());
    const began = performance.now();
    const streaming = await tasksOfScript(browser, ours, () => page.waitForTimeout(streamMs));
    const wall = performance.now() - began;
    const ticks = await page.evaluate(() => globalThis.stop());
    return { messages, opening, opened, streaming, wall, ticks, captures: (await sent()) - opened };
  } finally {
    await context.close();
    rmSync(home, { recursive: true, force: true });
  }
}
