import { expect, test } from "@playwright/test";
import { zipOf } from "../src/import/testing/zip-of.ts";
import { chatgptExport } from "./harness/chatgpt-export.ts";
import { dropScript } from "./harness/drop-file.ts";
import { firefoxWithExtension } from "./harness/firefox.ts";
import { clickButton, until } from "./harness/firefox-acts.ts";

const chats = Array.from({ length: 9 }, (_, number) => ({
  id: `6c000000-0000-4000-8000-00000000000${number}`,
  title: `Weirs and locks ${number}`,
  at: 1_700_000_000 + number * 86_400,
  turns: 3,
  answer: (turn: number) => `Lock ${number} at ${turn} metres${number === 7 && turn === 2 ? ", says the heron" : ""}.`,
}));

const says = (selector: string, words: string) =>
  `(document.querySelector(${JSON.stringify(selector)})?.textContent ?? "").includes(${JSON.stringify(words)})`;

test("Firefox: a ZIP is dropped, looked through, imported, searched and taken back", async () => {
  const firefox = await firefoxWithExtension({ view: { width: 1280, height: 800 } });
  try {
    const { inside, archive } = firefox;
    const zip = zipOf({ "conversations.json": chatgptExport(chats) });
    await firefox.goInside("src/library/index.html");
    await until(inside, "document.documentElement.dataset.ready === ''", "the library");
    await inside.evaluate(dropScript("chats.zip", new Uint8Array(await zip.arrayBuffer())));
    await until(inside, says(".verdicts .new b", "9"), "what is in the file");
    expect(await archive.list()).toEqual([]);
    await clickButton(inside, "Import 9 chats");
    await until(inside, says("#report-title", "Import done"), "the report");
    expect(await archive.list()).toHaveLength(9);

    await clickButton(inside, "Show them");
    await until(inside, says(".count", "9 chats"), "the imported chats");
    await inside.focus("#search");
    await inside.keyboard.type("heron");
    await until(inside, says(".count", "1 chat found"), "the chat that has the word");
    await until(inside, says(".row-title", "Weirs and locks 7"), "its title");

    await inside.evaluate("location.hash = '#/import'");
    await clickButton(inside, "Undo the import");
    await until(inside, says("#undone-title", "undone"), "the import to be undone");
    expect(await archive.list()).toEqual([]);
  } finally {
    await firefox.close();
  }
});
