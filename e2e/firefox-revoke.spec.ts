import { expect, test } from "@playwright/test";
import { firefoxWithExtension } from "./harness/firefox.ts";
import { clickButton, grantChatgpt, until } from "./harness/firefox-acts.ts";
import { heldWhen, idOf } from "./harness/held.ts";
import { compareThread } from "./harness/oracle.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";
import { chatgptTruth } from "./sites/chatgpt/truth.ts";
import { conversation } from "./sites/conversations.ts";

test("Firefox: access taken back stops archiving, says so on Save chat, and loses nothing", async () => {
  const firefox = await firefoxWithExtension();
  try {
    const { inside, archive } = firefox;
    const source = conversation({ seed: 95, messages: 4, plain: true });
    const double = chatgptDouble({ layout: "classic", conversations: [source], replies: ["Not for the archive."] });
    await grantChatgpt(firefox);
    const page = await firefox.open(double, double.url(source));
    await heldWhen(archive, idOf(source), "archived", (row) => row.messageCount === 4);
    const tab = await firefox.tabId(double.url(source));

    await clickButton(inside, "Take back ChatGPT");
    await until(inside, "!document.body.innerText.includes('Archives itself')", "the grant taken back");
    await page.bringToFront();
    await page.evaluate(() => globalThis.double.app.send("Still listening?"));
    await new Promise((resolve) => setTimeout(resolve, 4000));
    expect((await archive.list())[0]?.messageCount, "nothing more is archived").toBe(4);

    await page.reload();
    await firefox.goInside(`src/popup/index.html?tab=${tab}`);
    await clickButton(inside, "Save chat");
    const said = await until(inside, "document.querySelector('[role=alert]')?.innerText", "the sentence", 60_000);
    console.log(`Firefox, taken back: “${String(said)}”`);
    expect(said).toContain("Convokeep may not read this tab any more. What was saved before is kept.");
    expect(compareThread(await archive.thread(idOf(source)), source, chatgptTruth.classic).problems).toEqual([]);
  } finally {
    await firefox.close();
  }
});
