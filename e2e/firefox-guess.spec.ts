import { expect, test } from "@playwright/test";
import { namedChat, said } from "./guess-pages.ts";
import { firefoxWithExtension } from "./harness/firefox.ts";
import { clickButton, typeInto, until } from "./harness/firefox-acts.ts";
import { heldWhen } from "./harness/held.ts";
import { long } from "./harness/long.ts";
import type { Double } from "./sites/kit/double.ts";

const shots = process.env.CONVOKEEP_SHOTS;

test("Firefox: what was found is shown in the page, put right by keyboard alone, and saved", async () => {
  test.skip(!long, "the same in Chromium, every time: only in the long run");
  const firefox = await firefoxWithExtension();
  try {
    const { inside, archive } = firefox;
    const url = "https://talk.example/r/17";
    const reply = async () => ({ status: 200, contentType: "text/html", headers: {}, body: namedChat() });
    await inside.evaluate("document.querySelector('details.own-server').open = true");
    await typeInto(inside, "Address", "https://talk.example");
    await clickButton(inside, "Allow");
    await until(inside, "document.querySelectorAll('.granted').length === 1", "the grant");
    const page = await firefox.open({ reply } as unknown as Double, url);
    await firefox.goInside(`src/popup/index.html?tab=${await firefox.tabId(url)}`);
    await clickButton(inside, "Save chat");
    await until(inside, "document.body.innerText.includes('Look at the page')", "the popup's word on the dialog");
    expect(await archive.list()).toEqual([]);
    await page.bringToFront();
    // A list that can be scrolled would be one more stop of the Tab key.
    await page.setViewport({ width: 1100, height: 900 });
    await page.waitForSelector("html > div");
    expect(await page.$eval("html > div", (host) => host.shadowRoot)).toBeNull();
    if (shots) await page.screenshot({ path: `${shots}/guess-firefox.png` });
    // Three buttons above the list, then three for each turn: the fourth turn's writer, and from there to Save chat.
    const tabs = async (count: number) => {
      for (let left = count; left > 0; left--) await page.keyboard.press("Tab");
    };
    await tabs(3 + 3 * 3 + 2);
    await page.keyboard.press("Enter");
    if (shots) await page.screenshot({ path: `${shots}/guess-firefox-changed.png` });
    await tabs(1 + 1 + 2 * 3 + 1);
    await page.keyboard.press("Enter");
    await heldWhen(archive, "other:talk.example/r/17", "saved", (row) => row.messageCount === 6);
    const { messages, conversation } = await archive.thread("other:talk.example/r/17");
    expect(messages.map(({ role }) => role[0]).join("")).toBe("uauaua");
    expect(messages.map(({ parts: [part] }) => part && "text" in part && part.text)).toEqual(said);
    expect(conversation.coverage.state).toBe("unknown");
    await until(inside, "/6 messages, unknown/.test(document.body.innerText)", "the result in the popup");
  } finally {
    await firefox.close();
  }
});
