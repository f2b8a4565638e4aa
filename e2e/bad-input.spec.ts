import type { Page } from "@playwright/test";
import { type ChromiumWithExtension, expect, test } from "./harness/chromium.ts";
import { askByPopup } from "./harness/guess-dialog.ts";
import { heldWhen, idOf } from "./harness/held.ts";
import { long } from "./harness/long.ts";
import { compareThread } from "./harness/oracle.ts";
import { sendPrompt } from "./harness/page-acts.ts";
import { saveChat } from "./harness/popup-words.ts";
import { chatgptDouble, type DoubleSetup } from "./sites/chatgpt/double.ts";
import { chatgptTruth } from "./sites/chatgpt/truth.ts";
import { conversation } from "./sites/conversations.ts";
import { random } from "./sites/random.ts";
import type { SourceConversation } from "./sites/source.ts";

const source = conversation({ seed: 501, messages: 4, plain: true });

async function serve(ext: ChromiumWithExtension, setup: Partial<DoubleSetup> = {}): Promise<void> {
  await ext.context.unrouteAll();
  await ext.serve(chatgptDouble({ layout: "classic", conversations: [source], ...setup }));
}

/** Has one chat in the archive already, so that there is something to lose. */
async function saveFirst(ext: ChromiumWithExtension): Promise<Page> {
  await serve(ext);
  const page = await ext.open(`https://chatgpt.com/c/${source.id}`);
  await page.waitForTimeout(300);
  const popup = await ext.clickToolbar(page);
  expect(await saveChat(popup)).toContain("4 messages, complete");
  await popup.close();
  return page;
}

async function checkUnharmed(ext: ChromiumWithExtension): Promise<void> {
  const rows = await ext.archive.list();
  expect(rows.map((row) => row.id)).toEqual([idOf(source)]);
  expect(compareThread(await ext.archive.thread(idOf(source)), source, chatgptTruth.classic).problems).toEqual([]);
}

/** 60 messages of 120,000 characters that no packing makes smaller. */
function bulky(): SourceConversation {
  const chance = random(503);
  const plain = conversation({ seed: 502, messages: 60, plain: true, blocks: 1 });
  const messages = plain.messages.map((one) => (one.role === "user" ? { ...one, text: chance.hex(240_000) } : one));
  return { ...plain, messages };
}

test.describe("with the shipped build", () => {
  test.use({ build: "chrome" });

  test("a page that is no chat, an empty chat, a page the browser forbids: each its own sentence, nothing lost", async ({
    ext,
  }) => {
    await saveFirst(ext);
    await ext.context.route("https://example.org/**", (route) =>
      route.fulfill({
        contentType: "text/html",
        body: "<!doctype html><title>News</title><main><p>No chat here.</p></main>",
      }),
    );
    const cases: [url: string, sentence: string][] = [
      ["https://chatgpt.com/gpts", "This page is not a chat that Convokeep can read. Your archive is unchanged."],
      ["https://chatgpt.com/", "This chat has no messages yet, so there was nothing to save."],
      ["chrome://version/", "The browser lets no extension read this page. Your archive is unchanged."],
    ];
    for (const [url, sentence] of cases) {
      const page = await ext.open(url);
      const popup = await ext.clickToolbar(page);
      const said = await saveChat(popup, 60_000);
      console.log(`${url}: “${said}”`);
      expect(said).toContain(sentence);
      await popup.close();
      await page.close();
    }
    const page = await ext.open("https://example.org/");
    const dialog = await askByPopup(ext, page);
    await expect(dialog).toContainText("Nothing here looks like a conversation.");
    await expect(dialog.getByRole("button", { name: "Save chat" })).toBeHidden();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(dialog).toHaveCount(0);
    await checkUnharmed(ext);
  });

  test("a tab that we have no access to: said so, nothing lost", async ({ ext }) => {
    const page = await saveFirst(ext);
    // The press of the button gave access to that origin in that tab only; the tab has moved on.
    const id = await ext.tabId(page);
    await ext.context.route("https://elsewhere.example/**", (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html><main><p>Elsewhere.</p></main>" }),
    );
    await page.goto("https://elsewhere.example/");
    const popup = await ext.open(`${ext.address("src/popup/index.html")}?tab=${id}`);
    await popup.getByRole("button", { name: "Save chat" }).click();
    await expect(popup.getByRole("alert")).toContainText(
      "Convokeep may not read this tab any more. What was saved before is kept.",
    );
    await checkUnharmed(ext);
  });
});

test.describe("with little room", () => {
  test.use({ build: "chrome-small", alone: true });

  test("no space left: said so, what was there stays, and saving goes on once there is room", async ({ ext }) => {
    const origin = ext.address("").replace(/\/$/, "");
    const session = await ext.context.newCDPSession(await ext.insidePage());
    // Set before anything is stored: the browser remembers for a while how much room there was.
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 3_000_000 });
    await saveFirst(ext);

    const big = bulky();
    await serve(ext, { conversations: [source, big], behaviour: { firstPage: 200 } });
    const page = await ext.open(`https://chatgpt.com/c/${big.id}`);
    const popup = await ext.clickToolbar(page);
    const said = await saveChat(popup, 150_000);
    console.log(`no space: “${said}”`);
    expect(said).toContain("No space is left on this device. What was saved before is kept");
    const kept = await ext.archive.thread(idOf(source));
    expect(compareThread(kept, source, chatgptTruth.classic).problems).toEqual([]);

    await session.send("Storage.overrideQuotaForOrigin", { origin });
    if (!long) return;
    await page.waitForTimeout(35_000);
    await popup.close();
    expect(await saveChat(await ext.clickToolbar(page), 150_000)).toContain("60 messages, complete");
    expect(compareThread(await ext.archive.thread(idOf(big)), big, chatgptTruth.classic).problems).toEqual([]);
  });
});

test.describe("with access to the site", () => {
  test.use({ build: "chrome-granted" });

  test("the extension is updated under an open chat: the chat goes on archiving itself", async ({ ext }) => {
    await serve(ext, { replies: ["Written after the update."] });
    const page = await ext.open(`https://chatgpt.com/c/${source.id}`);
    await heldWhen(ext.archive, idOf(source), "archived", (row) => row.messageCount === 4);
    await ext.update();
    await page.waitForTimeout(3000);
    await page.bringToFront();
    await sendPrompt(page, "Still there?");
    await heldWhen(ext.archive, idOf(source), "the new answer is held", (row) => row.messageCount === 6, 60_000);
  });

  test("an answer that is still being written after the longest wait", async ({ ext }) => {
    test.skip(!long, "takes two minutes: only in the long run");
    await serve(ext, { replies: ["word ".repeat(5000)], behaviour: { stream: { chunk: 5, interval: 100 } } });
    const page = await ext.open(`https://chatgpt.com/c/${source.id}`);
    await sendPrompt(page, "Write very slowly.");
    const said = await saveChat(await ext.clickToolbar(page), 200_000);
    console.log(`still writing: “${said}”`);
    expect(said).toContain(
      "The answer was still being written after a long wait. Everything that had finished is saved.",
    );
    const thread = await ext.archive.thread(idOf(source));
    expect(thread.messages.length).toBeGreaterThanOrEqual(5);
    expect(thread.messages.at(-1)?.finished ?? true).toBe(thread.messages.length === 5);
  });
});
