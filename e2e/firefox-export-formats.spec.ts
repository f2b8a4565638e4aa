import { expect, test } from "@playwright/test";
import { firefoxWithExtension } from "./harness/firefox.ts";
import { grantChatgpt } from "./harness/firefox-acts.ts";
import { wrongExports } from "./harness/format-exports.ts";
import { sendFromTab } from "./harness/in-content.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";

test("Firefox: kinds of files that browsers know little of arrive under their names, in the folders its template makes", async () => {
  const firefox = await firefoxWithExtension();
  try {
    await grantChatgpt(firefox);
    const url = "https://chatgpt.com/?tab=1";
    await firefox.open(chatgptDouble({ layout: "classic", conversations: [] }), url);
    await sendFromTab(firefox.evaluate, await firefox.tabId(url), { seed: 32, numbers: [0, 1, 2], retry: true });
    const chats = (await firefox.archive.list()).map(({ id }) => id);
    expect(chats.length).toBe(3);
    expect(await wrongExports(firefox.evaluate, firefox.download, chats, ["jsonl", "csv", "html"])).toEqual([]);
  } finally {
    await firefox.close();
  }
});
