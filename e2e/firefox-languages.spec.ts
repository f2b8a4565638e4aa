import { expect, test } from "@playwright/test";
import { firefoxWithExtension } from "./harness/firefox.ts";
import { until } from "./harness/firefox-acts.ts";

test("Firefox: a chosen language is read from the extension's own files and followed by open pages", async () => {
  const firefox = await firefoxWithExtension();
  try {
    await firefox.goInside("src/popup/index.html");
    await until(firefox.inside, "document.body.innerText.includes('Save chat')", "English");
    await firefox.evaluate(`browser.storage.local.set({ "option:language": "ja" })`);
    await until(firefox.inside, "document.body.innerText.includes('チャットを保存')", "Japanese");
    await expect.poll(() => firefox.evaluate("document.documentElement.lang")).toBe("ja");
    await firefox.goInside("src/welcome/index.html");
    await until(firefox.inside, "document.title === 'Convokeep へようこそ'", "a page that begins in Japanese");
  } finally {
    await firefox.close();
  }
});
