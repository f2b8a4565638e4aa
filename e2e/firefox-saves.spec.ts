import { expect, test } from "@playwright/test";
import { firefoxWithExtension } from "./harness/firefox.ts";
import { clickButton, grantChatgpt, until } from "./harness/firefox-acts.ts";
import { heldWhen, idOf } from "./harness/held.ts";
import { compareThread } from "./harness/oracle.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";
import { chatgptTruth } from "./sites/chatgpt/truth.ts";
import { conversation } from "./sites/conversations.ts";

const saidOfRun = (words: string): string =>
  `document.querySelector('.save-run-text')?.innerText === ${JSON.stringify(words)}`;

test("Firefox: hidden tabs are saved whole, a chat without a tab is opened and completed, the library is in front again", async () => {
  const firefox = await firefoxWithExtension({ view: { width: 1300, height: 800 } });
  try {
    const { inside, archive } = firefox;
    const chat = (at: number, messages: number) => conversation({ seed: 430 + at, messages, plain: true });
    const closed = chat(2, 16);
    const sources = [chat(0, 30), chat(1, 20), closed];
    const double = chatgptDouble({ layout: "classic", conversations: sources, behaviour: { latency: 40 } });
    await grantChatgpt(firefox);
    const pages = [];
    for (const source of sources) {
      const page = await firefox.open(double, double.url(source));
      await heldWhen(archive, idOf(source), "its end is archived", (row) => row.coverage.state === "partial");
      pages.push(page);
    }
    await pages.pop()?.close();
    await firefox.goInside("src/library/index.html");
    await inside.bringToFront();
    for (const page of pages) await expect.poll(() => page.evaluate(() => document.hidden)).toBe(true);
    await clickButton(inside, "Save all open chat tabs");
    await clickButton(inside, "Save 2 chats");
    await until(inside, saidOfRun("2 of 2 chats saved"), "the end of the run", 90_000);
    const tabs = await inside.evaluate("browser.tabs.query({}).then((tabs) => tabs.length)");
    await inside.select(".sort select", "missing");
    const opened = firefox.answerNext(double, double.url(closed));
    await clickButton(inside, "Complete");
    await opened;
    await until(inside, saidOfRun("1 of 1 chat saved"), "the end of completing", 90_000);
    await expect
      .poll(() => inside.evaluate("browser.tabs.query({}).then((tabs) => tabs.length)"), "its tab is closed")
      .toBe(tabs);
    for (const source of sources) {
      const thread = await archive.thread(idOf(source));
      expect(compareThread(thread, source, chatgptTruth.classic).problems).toEqual([]);
      expect(thread.conversation.coverage.state).toBe("complete");
    }
    await expect.poll(() => inside.evaluate(() => document.hidden)).toBe(false);
  } finally {
    await firefox.close();
  }
});
