import { expect, test } from "@playwright/test";
import { firefoxWithExtension } from "./harness/firefox.ts";
import { clickButton, grantChatgpt, until } from "./harness/firefox-acts.ts";
import { heldWhen, idOf } from "./harness/held.ts";
import { compareThread } from "./harness/oracle.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";
import { chatgptTruth } from "./sites/chatgpt/truth.ts";
import { conversation } from "./sites/conversations.ts";

test("Firefox: hidden tabs are saved whole, one after the other, and the library is in front again", async () => {
  const firefox = await firefoxWithExtension({ view: { width: 1300, height: 800 } });
  try {
    const { inside, archive } = firefox;
    const sources = [30, 20].map((messages, at) => conversation({ seed: 430 + at, messages, plain: true }));
    const double = chatgptDouble({ layout: "classic", conversations: sources, behaviour: { latency: 40 } });
    await grantChatgpt(firefox);
    const pages = [];
    for (const source of sources) {
      const page = await firefox.open(double, double.url(source));
      await heldWhen(archive, idOf(source), "its end is archived", (row) => row.coverage.state === "partial");
      pages.push(page);
    }
    await firefox.goInside("src/library/index.html");
    await inside.bringToFront();
    for (const page of pages) expect(await page.evaluate(() => document.hidden)).toBe(true);
    await clickButton(inside, "Save all open chat tabs");
    await clickButton(inside, "Save 2 chats");
    const said = await until(
      inside,
      "/chats saved/.test(document.querySelector('.save-run-text')?.innerText) && document.querySelector('.save-run-text').innerText",
      "the end of the run",
      90_000,
    );
    expect(said).toBe("2 of 2 chats saved");
    for (const source of sources) {
      const thread = await archive.thread(idOf(source));
      expect(compareThread(thread, source, chatgptTruth.classic).problems).toEqual([]);
      expect(thread.conversation.coverage.state).toBe("complete");
    }
    expect(await inside.evaluate(() => document.hidden)).toBe(false);
  } finally {
    await firefox.close();
  }
});
