import type { Page } from "@playwright/test";
import { type ChromiumWithExtension, expect, test } from "./harness/chromium.ts";
import { heldWhen } from "./harness/held.ts";
import { long } from "./harness/long.ts";
import { compareThread } from "./harness/oracle.ts";
import { openLibrary, runPanel, serveAll, shownTabs, startAll, tabInFront } from "./harness/saving-tabs.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";
import { conversation } from "./sites/conversations.ts";
import { deepseek } from "./sites/deepseek/double.ts";
import type { Double } from "./sites/kit/double.ts";
import type { SourceConversation } from "./sites/source.ts";

test.use({ build: "chrome-granted", hides: true });

const quick = { latency: 40 };

interface Scene {
  chats: { source: SourceConversation; double: Double; tab: number }[];
  whole(): Promise<void>;
}

/** Tabs of two sites with chats of which only the end is on the page, all hidden behind the library. */
async function openTabs(ext: ChromiumWithExtension, seed: number): Promise<Scene> {
  const [first, second, third] = [40, 20, 24].map((messages, at) =>
    conversation({ seed: seed + at, messages, plain: true }),
  );
  if (!first || !second || !third) throw new Error("no conversations");
  const chatgpt = chatgptDouble({ layout: "classic", conversations: [first, second], behaviour: quick });
  const other = deepseek({ conversations: [third], behaviour: quick });
  await serveAll(ext, [
    { host: "chatgpt.com", double: chatgpt },
    { host: "deepseek.com", double: other },
  ]);
  const chats: { source: SourceConversation; double: Double; tab: number; page: Page }[] = [];
  for (const [source, double] of [
    [first, chatgpt],
    [second, chatgpt],
    [third, other],
  ] as const) {
    const page = await ext.open(double.url(source));
    await heldWhen(ext.archive, double.truth.conversation(source) ?? "", "what is shown is archived", () => true);
    chats.push({ source, double, tab: await ext.tabId(page), page });
  }
  const library = await ext.insidePage();
  await library.bringToFront();
  for (const { page } of chats) expect(await page.evaluate(() => document.hidden)).toBe(true);
  return {
    chats,
    async whole() {
      for (const { source, double } of chats) {
        const thread = await ext.archive.thread(double.truth.conversation(source) ?? "");
        expect(compareThread(thread, source, double.truth).problems).toEqual([]);
        expect(thread.conversation.coverage).toMatchObject({ state: "complete", held: source.messages.length });
      }
    },
  };
}

for (const withKills of long ? [true, false] : [true]) {
  const how = withKills ? ", though the worker is killed at each" : "";
  test(`hidden tabs of two sites are saved whole, each once, and the focus comes back${how}`, async ({ ext }) => {
    const { chats, whole } = await openTabs(ext, withKills ? 310 : 330);
    const library = await openLibrary(ext);
    const own = await tabInFront(library);
    const started = Date.now();
    await startAll(library, 3);
    let kills = 0;
    for (const { tab } of withKills ? chats : []) {
      await expect.poll(() => tabInFront(library), { timeout: 60_000 }).toBe(tab);
      if (await ext.killWorker()) kills += 1;
    }
    await expect(runPanel(library).getByRole("status")).toHaveText("3 of 3 chats saved", { timeout: 120_000 });
    console.log(`three tabs saved in ${((Date.now() - started) / 1000).toFixed(1)} s, ${kills} kills`);
    expect(kills).toBe(withKills ? 3 : 0);
    await expect.poll(() => shownTabs(library)).toEqual([...chats.map(({ tab }) => tab), own]);
    await expect.poll(() => library.evaluate(() => document.hidden)).toBe(false);
    await whole();
    await runPanel(library).getByRole("button", { name: "Dismiss" }).click();
    await expect(runPanel(library)).toHaveCount(0);
  });
}

test("pauses when asked or when the user goes elsewhere, goes on, and is cancelled", async ({ ext }) => {
  const { chats } = await openTabs(ext, 320);
  const library = await openLibrary(ext);
  const inFront = () => tabInFront(library);
  await startAll(library, 3);
  await expect.poll(inFront).toBe(chats[0]?.tab);
  await library.bringToFront();
  await expect(runPanel(library)).toContainText("You went to another tab");
  const first = runPanel(library).getByRole("listitem").first();
  await runPanel(library).getByText("Chat by chat").click();
  await expect(first).not.toContainText("complete");

  await runPanel(library).getByRole("button", { name: "Resume" }).click();
  await expect.poll(inFront, { timeout: 60_000 }).toBe(chats[1]?.tab);
  const second = ext.context.pages().find((page) => page.url() === chats[1]?.double.url(chats[1].source));
  if (!second) throw new Error("no second tab");
  const popup = await ext.clickToolbar(second);
  await popup.click("Pause");
  await expect.poll(() => popup.text(".save-run-text"), { timeout: 60_000 }).toContain("Paused, 2 of 3");
  expect(await inFront(), "no further tab comes to the front").toBe(chats[1]?.tab);
  await popup.click("Cancel");
  await expect(runPanel(library).getByRole("status")).toHaveText("2 of 3 chats saved");
  await expect(runPanel(library).getByRole("listitem").last()).toContainText("left out");
});

if (long) {
  test("a tab that sleeps and one in another window are saved too, and every window shows what it did before", async ({
    ext,
  }) => {
    const { chats, whole } = await openTabs(ext, 340);
    const library = await openLibrary(ext);
    const own = await tabInFront(library);
    const [first, second] = chats;
    await library.evaluate(`chrome.tabs.discard(${first?.tab})`);
    const other = (await library.evaluate(`
      chrome.windows.create({ url: ["about:blank"], focused: false })
        .then(async ({ id, tabs: [blank] }) => {
          await chrome.tabs.move(${second?.tab}, { windowId: id, index: 0 });
          await chrome.tabs.update(blank.id, { active: true });
          await chrome.windows.update((await chrome.tabs.get(${own})).windowId, { focused: true });
          return { tab: blank.id };
        })
    `)) as { tab: number };
    await startAll(library, 3);
    await expect(runPanel(library).getByRole("status")).toHaveText("3 of 3 chats saved", { timeout: 120_000 });
    await whole();
    // Without a screen no window is ever behind another: each is asked for itself.
    const there = await library.evaluate(
      `Promise.all([${own}, ${other.tab}].map((id) => chrome.tabs.get(id).then(({ active }) => active)))`,
    );
    expect(there).toEqual([true, true]);
    expect((await shownTabs(library)).at(-1)).toBe(own);
  });
}
