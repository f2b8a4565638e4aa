import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { type FirefoxWithExtension, firefoxWithExtension } from "./harness/firefox.ts";
import { clickButton, grantChatgpt, until } from "./harness/firefox-acts.ts";
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
    await exportFromLibrary(firefox);
  } finally {
    await firefox.close();
  }
});

/** The dialog's preview is what comes, and a chat is copied with words that say so. */
async function exportFromLibrary({ inside, goInside, download }: FirefoxWithExtension): Promise<void> {
  const text = async (selector: string) =>
    String(await inside.evaluate((wanted) => document.querySelector(wanted)?.textContent ?? "", selector));
  await goInside("src/library/index.html");
  await until(inside, "document.querySelectorAll('li.row').length === 3", "the list");
  await (await inside.$("li.row a"))?.click();
  await until(inside, "document.querySelector('.card .message-body:not(.waiting)') !== null", "the chat");
  await clickButton(inside, "Copy");
  await clickButton(inside, "Copy as rich text");
  await until(inside, "document.querySelector('.said')?.textContent === 'Copied as rich text'", "the words");
  await clickButton(inside, "Export");
  await until(inside, "document.activeElement.matches('.kinds input')", "the focus on the kinds");
  await (await inside.$$(".kind"))[4]?.click();
  await until(
    inside,
    "document.querySelector('.export-preview[aria-busy=false] pre')?.textContent.startsWith('[')",
    "JSON",
  );
  const [name, beginning] = [await text(".estimate-name"), await text(".preview-text pre")];
  await (await inside.$('.export-form button[type="submit"]'))?.click();
  const written = await readFile(await download(name), "utf8");
  expect(written.startsWith(beginning)).toBe(true);
  expect(JSON.parse(written)).toHaveLength(1);
}
