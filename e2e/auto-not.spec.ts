import type { Page } from "@playwright/test";
import { type ChromiumWithExtension, expect, test } from "./harness/chromium.ts";
import { heldWhen, idOf } from "./harness/held.ts";
import { compareThread } from "./harness/oracle.ts";
import { answerFinished, sendPrompt } from "./harness/page-acts.ts";
import { saveChat } from "./harness/popup-words.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";
import { chatgptTruth } from "./sites/chatgpt/truth.ts";
import { conversation } from "./sites/conversations.ts";

test.use({ build: "chrome-granted" });

/** Long enough for an opened chat to be archived, were it to be. */
const quiet = 4000;

async function open(
  ext: ChromiumWithExtension,
  seed: number,
): Promise<{ page: Page; source: ReturnType<typeof conversation> }> {
  const source = conversation({ seed, messages: 4, plain: true });
  const double = chatgptDouble({ layout: "classic", conversations: [source] });
  await ext.context.unrouteAll();
  await ext.serve(double);
  return { page: await ext.open(double.url(source)), source };
}

test("a temporary chat is saved only when Save chat is pressed", async ({ ext }) => {
  await ext.serve(chatgptDouble({ layout: "classic", conversations: [] }));
  const page = await ext.open("https://chatgpt.com/?temporary-chat=true");
  await sendPrompt(page, "Between us");
  await answerFinished(page);
  await page.waitForTimeout(quiet);
  expect(await ext.archive.list()).toEqual([]);
  const said = await saveChat(await ext.clickToolbar(page));
  const [row, ...rest] = await ext.archive.list();
  console.log(`temporary: “${said}”`);
  expect(said).toContain("2 messages");
  expect(rest).toEqual([]);
  expect(row).toMatchObject({ temporary: true, messageCount: 2 });
  await page.waitForTimeout(1000);
  await sendPrompt(page, "And this stays between us too");
  await answerFinished(page);
  await page.waitForTimeout(quiet);
  expect((await ext.archive.list())[0]?.messageCount, "not archived by itself afterwards either").toBe(2);
});

test("a paused site and a paused conversation are left alone until they are switched on again", async ({ ext }) => {
  const { page, source } = await open(ext, 51);
  await heldWhen(ext.archive, idOf(source), "archived while not paused", (row) => row.messageCount === 4);
  const popup = await ext.openPopup(page);
  await popup.getByRole("switch", { name: "Archive this chat by itself" }).click();
  await page.bringToFront();
  await sendPrompt(page, "Not for the archive");
  await answerFinished(page);
  await page.waitForTimeout(quiet);
  expect((await ext.archive.list())[0]?.messageCount).toBe(4);

  await popup.bringToFront();
  await popup.getByRole("switch", { name: "Archive ChatGPT chats by themselves" }).click();
  const other = await open(ext, 52);
  await other.page.waitForTimeout(quiet);
  expect((await ext.archive.list()).map((row) => row.id)).toEqual([idOf(source)]);

  await popup.bringToFront();
  await popup.getByRole("switch", { name: "Archive ChatGPT chats by themselves" }).click();
  await other.page.bringToFront();
  await heldWhen(ext.archive, idOf(other.source), "archived when switched on again", (row) => row.messageCount === 4);
});

test("deleted stays deleted, until Save chat is pressed", async ({ ext }) => {
  const { page, source } = await open(ext, 61);
  await heldWhen(ext.archive, idOf(source), "archived", (row) => row.messageCount === 4);
  const popup = await ext.openPopup(page);
  await popup.getByRole("checkbox", { name: source.title }).check();
  await popup.getByRole("button", { name: "Delete", exact: true }).click();
  await popup.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
  await expect(popup.getByRole("checkbox", { name: source.title })).toHaveCount(0);
  await popup.getByRole("button", { name: "Undo" }).click();
  await expect(popup.getByRole("checkbox", { name: source.title }), "undo brings it back").toHaveCount(1);

  await popup.getByRole("checkbox", { name: source.title }).check();
  await popup.getByRole("button", { name: "Delete", exact: true }).click();
  await popup.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
  await expect(popup.getByRole("checkbox", { name: source.title })).toHaveCount(0);
  await popup.close();
  await page.bringToFront();
  for (let visit = 0; visit < 2; visit++) {
    await page.reload();
    await page.waitForTimeout(quiet);
    expect(await ext.archive.list(), "visits skip it").toEqual([]);
  }
  await expect
    .poll(async () => (await ext.archive.counts()).chunks, {
      timeout: 60_000,
      message: "erased after the time for undo",
    })
    .toBe(0);
  expect((await ext.archive.counts()).tombstones).toBe(1);
  await page.reload();
  await page.waitForTimeout(quiet);
  expect(await ext.archive.list()).toEqual([]);

  expect(await saveChat(await ext.clickToolbar(page))).toContain("4 messages, complete");
  expect(compareThread(await ext.archive.thread(idOf(source)), source, chatgptTruth.classic).problems).toEqual([]);
});
