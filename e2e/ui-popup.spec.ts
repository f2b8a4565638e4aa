import { expect, type Page, test } from "@playwright/test";
import { openStage, type Stage, type View } from "./ui-preview/pages.ts";
import { chatPage, complete, popupScenes, type Scene, swept } from "./ui-preview/scenes.ts";
import type { Stub } from "./ui-preview/stub-browser.ts";

// The popup by mouse and by keyboard alone, over a real archive of list rows and a background that answers as told.
const view: View = { show: "popup", inPopup: true, context: { viewport: { width: 400, height: 600 } } };
let stage: Stage;

test.beforeAll(async ({ browser }) => {
  stage = openStage(browser, view);
});

test.afterAll(() => stage.close());

async function open(scene: Scene = {}): Promise<Page> {
  const { page } = await stage.open(scene);
  return page;
}

const stubOf = (page: Page, name: string) =>
  page.evaluate((wanted) => {
    const { asked } = (globalThis as unknown as { stub: Stub }).stub;
    return asked.filter((message) => message.name === wanted).map(({ ask }) => ask);
  }, name);

const answer = (page: Page, name: string, value: unknown) =>
  page.evaluate(
    ([key, given]) => Object.assign((globalThis as unknown as { stub: Stub }).stub.answers, { [key]: given }),
    [name, value] as const,
  );

const boxes = (page: Page) => page.getByRole("listitem").getByRole("checkbox");
const focusedName = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const label = element?.getAttribute("aria-labelledby");
    return (label ? document.getElementById(label) : element)?.textContent ?? "";
  });

test("saves with progress, keeps the focus in the panel and says the result in a status", async () => {
  const page = await open({ answers: { "page.status": chatPage() } });
  await answer(page, "page.status", chatPage({ sweep: { state: "running", phase: "collecting", found: 120 } }));
  await page.getByRole("button", { name: "Save chat" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("progressbar")).toHaveAttribute("aria-valuetext", "Collecting messages 120 messages");
  await expect(page.getByRole("status")).toBeEmpty();
  await page.keyboard.press("Tab");
  await expect.poll(() => focusedName(page)).toBe("Cancel");
  await page.keyboard.press("Enter");
  await expect.poll(() => stubOf(page, "page.cancel")).toEqual([{ tabId: 7 }]);
  await answer(page, "page.status", chatPage({ sweep: swept(complete) }));
  await expect(page.getByRole("status")).toHaveText("212 messages, complete");
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await page.keyboard.press("Tab");
  await expect.poll(() => focusedName(page)).toBe("Save chat");
  await page.close();
});

test("says in one line that a backup is overdue, with a link that the keyboard reaches, and is silent else", async () => {
  const overdue = await open(popupScenes["backup-overdue"]);
  await expect(overdue.getByText("No good backup for too long")).toBeVisible();
  const link = overdue.getByRole("link", { name: "See your backups" });
  await overdue.evaluate(() => Object.assign(globalThis, { close: () => undefined }));
  await overdue.getByRole("button", { name: "Open library" }).focus();
  await overdue.keyboard.press("Shift+Tab");
  await expect(link).toBeFocused();
  await overdue.keyboard.press("Enter");
  await expect
    .poll(() => stubOf(overdue, "tabs.create"))
    .toEqual([{ url: expect.stringMatching(/\/src\/library\/index\.html#\/backup$/) }]);
  await answer(overdue, "backup.status", []);
  await overdue.evaluate(() => (globalThis as unknown as { stub: Stub }).stub.broadcast({ backups: true }));
  await expect(link).toHaveCount(0);
  await overdue.close();
});

test("chooses everything the search shows, drawn or not", async () => {
  const page = await open({ count: 5_000 });
  expect(await boxes(page).count()).toBeLessThan(40);
  await expect(page.getByRole("listitem").first()).toHaveAttribute("aria-setsize", "5000");
  await page.getByRole("checkbox", { name: "Select all" }).click();
  await expect(page.locator(".count")).toHaveText("5000 selected");
  await page.getByRole("button", { name: "Export Markdown" }).click();
  const [all] = (await stubOf(page, "export.start")) as { conversations: string[]; format: string }[];
  expect(all?.format).toBe("markdown");
  expect(new Set(all?.conversations).size).toBe(5_000);

  await page.getByRole("checkbox", { name: "Select all" }).click();
  await page.locator(".list").evaluate((list) => list.scrollTo(0, 20_000));
  await page.getByRole("searchbox", { name: "Search chats" }).fill("sailing boat");
  await expect(page.locator(".count")).toHaveText("500 chats found");
  await expect(boxes(page).first()).toBeInViewport();
  await page.getByRole("checkbox", { name: "Select all" }).click();
  await page.getByRole("button", { name: "Export ZIP" }).click();
  const [, found] = (await stubOf(page, "export.start")) as { conversations: string[]; format: string }[];
  expect(found?.format).toBe("zip");
  expect(found?.conversations).toHaveLength(500);
  await page.close();
});

test("chooses a range with Shift by mouse and by label", async () => {
  const page = await open({ count: 12 });
  await boxes(page).nth(1).click();
  await page
    .getByText("Sourdough that does not collapse")
    .last()
    .click({ modifiers: ["Shift"] });
  await expect(page.locator(".count")).toHaveText("2 selected");
  await boxes(page)
    .nth(3)
    .click({ modifiers: ["Shift"] });
  await expect(page.locator(".count")).toHaveText("4 selected");
  await page.close();
});

test("works by keyboard alone: search, list, choice, delete, undo", async () => {
  const page = await open({ count: 5_000 });
  await page.keyboard.press("/");
  await page.keyboard.type("boat");
  await expect(page.locator(".count")).toHaveText("500 chats found");
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focusedName(page)).toBe("Names for a sailing boat");
  await page.keyboard.press("End");
  await expect.poll(() => focusedName(page)).toBe("Names for a sailing boat (4995)");
  await page.keyboard.press("Space");
  await page.keyboard.press("Home");
  await expect.poll(() => focusedName(page)).toBe("Names for a sailing boat");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowUp");
  expect(await focusedName(page)).toBe("");
  await page.keyboard.press("Escape");
  await expect(page.locator(".count")).toHaveText("2 selected");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Delete");
  await expect(page.getByRole("dialog", { name: "Delete 2 chats from your archive?" })).toBeVisible();
  await expect.poll(() => focusedName(page)).toBe("Keep");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await stubOf(page, "archive.delete")).toEqual([]);
  await page.keyboard.press("Delete");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("2 chats deleted")).toBeVisible();
  await expect
    .poll(() => stubOf(page, "archive.delete"))
    .toEqual([{ conversations: ["chatgpt:chat-5", "chatgpt:chat-4995"] }]);
  await expect.poll(() => focusedName(page)).toBe("Undo");
  await page.keyboard.press("Enter");
  await expect.poll(() => stubOf(page, "archive.undelete")).toHaveLength(1);
  await page.waitForTimeout(100);
  expect(await stubOf(page, "archive.erase")).toEqual([]);
  await page.close();
});

test("shows a save that fails as one sentence and stays ready for the next", async () => {
  const page = await open(popupScenes["not-a-chat"]);
  await expect(page.getByRole("alert")).toHaveText(/^This page is not a chat that Convokeep can read\./);
  await expect(page.getByRole("button", { name: "Save chat" })).toBeEnabled();
  await page.close();
});

test("asks for a site in the very click, and shows the pause switches once it is granted", async () => {
  const page = await open(popupScenes["not-granted"]);
  await page.getByRole("button", { name: "Archive ChatGPT chats by themselves" }).click();
  const granted = await page.evaluate(() => (globalThis as unknown as { stub: Stub }).stub.granted);
  expect(granted).toEqual([{ origins: ["https://chatgpt.com/*"], inClick: true }]);
  await answer(page, "page.status", chatPage());
  await answer(page, "sites.list", [{ id: "chatgpt", name: "ChatGPT", origins: [], granted: true, paused: false }]);
  await page.evaluate(() => (globalThis as unknown as { stub: Stub }).stub.broadcast({ sites: true }));
  const site = page.getByRole("switch", { name: "Archive ChatGPT chats by themselves" });
  await expect(site).toHaveAttribute("aria-checked", "true");
  await site.click();
  await page.getByRole("switch", { name: "Archive this chat by itself" }).click();
  await expect.poll(() => stubOf(page, "site.pause")).toEqual([{ site: "chatgpt", paused: true }]);
  await expect
    .poll(() => stubOf(page, "conversation.pause"))
    .toEqual([{ conversation: "chatgpt:chat-0", paused: true }]);
  await page.close();
});

test("copies the report about a changed site", async ({ browser }) => {
  const context = { ...view.context, permissions: ["clipboard-read", "clipboard-write"] };
  const own = openStage(browser, { ...view, context });
  const { page } = await own.open(popupScenes["site-changed"] as Scene);
  await page.getByRole("button", { name: "Copy report" }).click();
  await expect(page.getByText("Copied.")).toBeVisible();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe("html > body > main");
  await own.close();
});

test("shows exports, cancels, retries and dismisses them, and stops asking when none runs", async () => {
  const page = await open(popupScenes.exporting);
  await expect(page.getByRole("progressbar", { name: "Exporting" })).toHaveAttribute("aria-valuenow", "35");
  const exports = page.getByRole("list", { name: "Exports" });
  await exports.getByRole("button", { name: "Cancel" }).click();
  await exports.getByRole("button", { name: "Try again" }).click();
  await exports.getByRole("button", { name: "Dismiss" }).last().click();
  await expect.poll(() => stubOf(page, "export.cancel")).toEqual([{ job: "job-1" }]);
  await expect.poll(() => stubOf(page, "export.retry")).toEqual([{ job: "job-3" }]);
  await expect.poll(() => stubOf(page, "export.dismiss")).toEqual([{ job: "job-2" }]);
  await answer(page, "export.list", []);
  await expect(exports).toBeHidden();
  const before = (await stubOf(page, "export.list")).length;
  await page.waitForTimeout(1_200);
  expect((await stubOf(page, "export.list")).length).toBe(before);
  await page.getByRole("button", { name: "Export everything" }).click();
  await expect.poll(() => stubOf(page, "export.start")).toEqual([{ conversations: "all", format: "zip" }]);
  await page.close();
});

test("opens 5,000 chats at most twice as slowly as 50", async () => {
  const times: Record<number, number[]> = { 50: [], 5000: [] };
  for (let round = 0; round < 5; round += 1) {
    for (const count of [50, 5_000]) {
      const page = await open({ count });
      times[count]?.push(await page.evaluate(() => (globalThis as unknown as { stub: Stub }).stub.firstRowMs));
      await page.close();
    }
  }
  const [few, many] = [50, 5_000].map((count) => median(times[count] ?? []));
  console.log(`popup list usable: 50 chats ${few?.toFixed(0)} ms, 5,000 chats ${many?.toFixed(0)} ms (medians of 5)`);
  expect((many ?? 0) / (few ?? 1)).toBeLessThanOrEqual(2);
});

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
