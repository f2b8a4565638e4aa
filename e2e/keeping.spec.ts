import type { Page } from "@playwright/test";
import type { Capture } from "../src/conversation/capture.ts";
import { type ChromiumWithExtension, expect, test } from "./harness/chromium.ts";
import { fillArchive } from "./harness/fill-archive.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";
import { conversation } from "./sites/conversations.ts";

// Never kept, rules and deleting everything, as a person does it.
test.use({ build: "chrome-granted" });

const year = 365 * 24 * 60 * 60 * 1000;

function chat(name: string, yearsAgo: number): Capture {
  return {
    conversation: {
      site: "claude",
      id: `claude:${name}`,
      url: `https://claude.ai/chat/${name}`,
      title: `About ${name}`,
    },
    layout: "plain",
    capturedAt: new Date(Date.now() - yearsAgo * year).toISOString(),
    trigger: "save",
    entries: [
      {
        kind: "message",
        ids: [`${name}-1`],
        role: "user",
        parts: [{ kind: "text", format: "plain", text: `What of ${name}?` }],
        finished: true,
      },
    ],
    evidence: { start: "start", end: true },
    health: { containers: 1, read: 1, missing: [] },
  };
}

async function library(ext: ChromiumWithExtension, hash: string): Promise<Page> {
  return ext.open(ext.address(`src/library/index.html#/${hash}`));
}

const titles = async (ext: ChromiumWithExtension) => (await ext.archive.list()).map(({ title }) => title).sort();

/** Opens a list of names of the rule and ticks some of them, without a mouse. */
async function chooseByKeyboard(page: Page, label: string, names: string[]): Promise<void> {
  const list = page.locator("details", { has: page.getByRole("group", { name: label, includeHidden: true }) }).last();
  await list.locator("summary").focus();
  await page.keyboard.press("Enter");
  for (const name of names) {
    const box = page.getByRole("checkbox", { name, exact: true });
    for (let tabs = 0; tabs < 9 && !(await box.evaluate((one) => one === document.activeElement)); tabs++) {
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Space");
    await expect(box).toBeChecked();
  }
}

test("a rule shows what it would delete, then deletes just that; then everything goes, and it says what remains", async ({
  ext,
}) => {
  const inside = await ext.insidePage();
  await fillArchive(
    (script) => inside.evaluate(script),
    [chat("harbours", 3), chat("tides", 3), chat("ferries", 0), chat("quays", 3), chat("locks", 3)],
    [
      { conversation: "claude:tides", set: { starred: true, folder: "ports" } },
      { conversation: "claude:harbours", set: { folder: "ports/old" } },
      { conversation: "claude:quays", set: { folder: "towns", tags: ["sea"] } },
      { conversation: "claude:locks", set: { folder: "rivers" } },
    ],
  );
  const page = await library(ext, "retention");
  await page.getByText("New rule").click();
  await page.getByLabel("What it does").selectOption("chats");
  await chooseByKeyboard(page, "In the folder", ["ports", "towns"]);
  await expect(page.getByText("In the folder ports or towns")).toBeVisible();
  await page.getByLabel("Delete also what no verified backup has").check();
  await page.getByRole("button", { name: "Show what it would delete" }).click();
  const dry = page.getByRole("region", { name: "What this rule would delete now" });
  await expect(dry).toContainText("in the folder ports or towns");
  await expect(dry).toContainText("It would delete 2 chats (");
  await expect(dry).toContainText("1 stays because it is starred.");
  await dry.getByText("Show which").click();
  await expect(dry.getByRole("link")).toHaveText(["About harbours", "About quays"]);
  expect(await titles(ext)).toHaveLength(5);
  await dry.getByRole("button", { name: "Switch this rule on" }).click();
  await expect.poll(() => titles(ext)).toEqual(["About ferries", "About locks", "About tides"]);
  await expect(page.getByRole("region", { name: "What was deleted when" })).toContainText("2 chats (");

  await page.getByRole("button", { name: "Delete everything…" }).click();
  const question = page.getByRole("dialog");
  const erase = question.getByRole("button", { name: "Delete everything" });
  await expect(erase).toBeDisabled();
  await question.getByLabel(/^Type/).fill("Delete everything");
  await erase.click();
  const report = page.getByRole("region", { name: /^Everything is deleted/ });
  await expect(report.getByRole("row", { name: /^Chats/ })).toHaveText(/Chats\s*3\s*0/);
  await expect(report.getByRole("row", { name: "Texts" })).toHaveText(/Texts\s*\d+\s*0/);
  await expect(report.getByRole("row", { name: "Hashes of deleted chats" })).toHaveText(/chats\s*2\s*5/);
  await expect(report).toContainText("Backups in other places");
  expect(await titles(ext)).toEqual([]);
  expect(await ext.archive.counts()).toMatchObject({
    conversations: 0,
    outlines: 0,
    chunks: 0,
    assets: 0,
    unindexed: 0,
  });
  await page.getByRole("button", { name: "Forget what was deleted" }).click();
  await expect(page.getByText("5 hashes are forgotten.")).toBeVisible();
  expect(await ext.archive.counts()).toMatchObject({ tombstones: 0 });
});

test("a word on the never-kept list keeps a chat from archiving itself, the popup says why, and Save chat still saves", async ({
  ext,
}) => {
  const source = conversation({ seed: 3, messages: 2, plain: true, blocks: 1 });
  const other = conversation({ seed: 4, messages: 2, plain: true, blocks: 1 });
  const double = chatgptDouble({ layout: "classic", conversations: [source, other] });
  await ext.serve(double);
  const page = await library(ext, "settings");
  const word = source.title;
  await page.getByLabel("Words").fill(word.toLowerCase());
  await page.getByLabel("Words").press("Enter");
  await expect(page.getByRole("list", { name: "Words" })).toContainText(word.toLowerCase());

  const shown = await ext.open(double.url(source));
  await ext.open(double.url(other));
  await expect.poll(async () => (await ext.archive.list()).length, "the other chat is archived").toBe(1);
  const popup = await ext.openPopup(shown);
  await expect(popup.getByText("It has a word of your never-kept list.")).toBeVisible();
  expect((await titles(ext)).join()).not.toContain(source.title);
  await popup.getByRole("button", { name: "Save chat" }).click();
  await expect.poll(async () => (await ext.archive.list()).length).toBe(2);

  await page.getByRole("button", { name: "Look for those that fit" }).click();
  await expect(page.getByText("1 kept chat fits the list.")).toBeVisible();
});
