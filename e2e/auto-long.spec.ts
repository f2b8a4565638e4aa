import type { Page } from "@playwright/test";
import type { Thread } from "../src/conversation/model.ts";
import { type ChromiumWithExtension, expect, test } from "./harness/chromium.ts";
import { checkHeld, heldSettled, idOf, rowOf } from "./harness/held.ts";
import { sized } from "./harness/long.ts";
import { compareThread } from "./harness/oracle.ts";
import { saveChat } from "./harness/popup-words.ts";
import { readBack } from "./harness/read-back.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";
import type { LayoutName } from "./sites/chatgpt/page/config.ts";
import { shownIds } from "./sites/chatgpt/tests/open.ts";
import { chatgptTruth } from "./sites/chatgpt/truth.ts";
import { conversation } from "./sites/conversations.ts";
import type { SourceConversation } from "./sites/source.ts";

test.use({ build: "chrome-granted" });
test.describe.configure({ mode: "parallel" });

const seed = 900;

const state: Record<LayoutName, { opened: string; read: string }> = {
  classic: { opened: "partial", read: "complete" },
  pair: { opened: "unknown", read: "unknown" },
  octane: { opened: "unknown", read: "unknown" },
};

/** Reads back to the first message, slower each time: who scrolls faster than an idle moment comes has to look twice. */
async function readAll(
  ext: ChromiumWithExtension,
  page: Page,
  source: SourceConversation,
  pause: number,
): Promise<Thread> {
  let read = await ext.archive.thread(idOf(source));
  for (let times = 1; times <= 3 && read.conversation.coverage.held < source.messages.length; times++) {
    await page.evaluate(() => document.querySelector("[data-scroll-root]")?.scrollTo(0, 1e9));
    await readBack(page, source.messages[0]?.id ?? "", pause * times);
    read = await heldSettled(ext.archive, idOf(source));
  }
  return read;
}

for (const layout of ["classic", "pair", "octane"] as const) {
  test(`${layout}: an opened chat is archived as far as it is shown; reading back heals it`, async ({ ext }) => {
    test.slow();
    const source = conversation({ seed, messages: sized(60, 22), plain: layout === "octane" });
    const double = chatgptDouble({ layout, conversations: [source], behaviour: { firstPage: 16, olderPage: 12 } });
    await ext.serve(double);
    const page = await ext.open(double.url(source));
    const parts = await page.evaluate(() => [document.documentElement.children.length, document.body.children.length]);
    const mounted = (await shownIds(page)).filter((id) => source.messages.some((message) => message.id === id));
    const opened = await heldSettled(ext.archive, idOf(source));
    const first = checkHeld(opened, source, chatgptTruth[layout]);
    const { coverage } = opened.conversation;
    console.log(
      `${layout}: seed ${seed}, opened: ${coverage.held} held of ${source.messages.length}, ${coverage.state}`,
    );
    expect(first.problems).toEqual([]);
    expect(mounted.filter((id) => !first.held.some((message) => message.id === id))).toEqual([]);
    expect(coverage.state).toBe(state[layout].opened);

    const read = await readAll(ext, page, source, 700);
    console.log(`${layout}: read back: ${read.conversation.coverage.held} held, ${read.conversation.coverage.state}`);
    expect(compareThread(read, source, chatgptTruth[layout]).problems.slice(0, 12)).toEqual([]);
    expect(read.conversation.coverage.state).toBe(state[layout].read);
    expect(
      await page.evaluate(() => [document.documentElement.children.length, document.body.children.length]),
      "nothing is drawn into the page",
    ).toEqual(parts);

    for (let visit = 0; visit < sized(3, 1); visit++) {
      await page.reload();
      await page.waitForTimeout(1500);
      const row = await rowOf(ext.archive, idOf(source));
      expect(row?.coverage.held, `visit ${visit}`).toBe(source.messages.length);
      expect(row?.coverage.state).toBe(state[layout].read);
    }
    const again = await heldSettled(ext.archive, idOf(source));
    expect(again.messages.length).toBe(read.messages.length);
    expect(compareThread(again, source, chatgptTruth[layout]).problems).toEqual([]);
  });
}

for (const layout of ["classic", "pair"] as const) {
  const same = sized(50, 8);
  test(`${layout}: ${same} identical prompts stay ${same}, read back by hand`, async ({ ext }) => {
    test.slow();
    const source = conversation({ seed: seed + 1, messages: 2 * same, prompt: "continue", blocks: 1, plain: true });
    const double = chatgptDouble({ layout, conversations: [source] });
    await ext.serve(double);
    const page = await ext.open(double.url(source));
    await heldSettled(ext.archive, idOf(source));
    // Six short turns fit one view: the observer looks once a second.
    const thread = await readAll(ext, page, source, 900);
    await page.reload();
    await page.waitForTimeout(2500);
    const later = await heldSettled(ext.archive, idOf(source));
    const prompts = later.messages.filter((message) => message.role === "user");
    console.log(`${layout}: ${prompts.length} prompts “continue” of ${later.messages.length} messages`);
    expect(prompts.length).toBe(same);
    expect(later.messages.length).toBe(thread.messages.length);
    expect(compareThread(later, source, chatgptTruth[layout]).problems).toEqual([]);
  });
}

test("50 identical prompts stay 50, saved twice and visited again", async ({ ext }) => {
  const same = 50;
  const source = conversation({ seed: seed + 2, messages: 2 * same, prompt: "continue", blocks: 1, plain: true });
  const double = chatgptDouble({ layout: "classic", conversations: [source] });
  await ext.serve(double);
  const page = await ext.open(double.url(source));
  for (let times = 0; times < 2; times++) {
    const popup = await ext.clickToolbar(page);
    expect(await saveChat(popup)).toContain(`${2 * same} messages, complete`);
    await popup.close();
  }
  await page.reload();
  await heldSettled(ext.archive, idOf(source));
  const { messages } = await ext.archive.thread(idOf(source));
  const prompts = messages.filter((message) => message.role === "user");
  console.log(
    `classic: ${prompts.length} prompts “continue” of ${messages.length} messages after two saves and a visit`,
  );
  expect(prompts.length).toBe(same);
  expect(compareThread(await ext.archive.thread(idOf(source)), source, chatgptTruth.classic).problems).toEqual([]);
});
