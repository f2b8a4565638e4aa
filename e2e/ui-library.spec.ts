import { expect, type Locator, type Page, test } from "@playwright/test";
import { sized } from "./harness/long.ts";
import { richChat } from "./ui-preview/library-captures.ts";
import { organisedChats } from "./ui-preview/library-rows.ts";
import { barredSites, libraryScenes, longScene } from "./ui-preview/library-scenes.ts";
import { openStage, type Stage, type View } from "./ui-preview/pages.ts";
import type { Scene } from "./ui-preview/scenes.ts";
import type { Stub } from "./ui-preview/stub-browser.ts";

// The library by mouse and by keyboard alone, over a real archive; what the background does with it is done in the page.
const view: View = { show: "library", context: { viewport: { width: 1280, height: 800 } } };
let stage: Stage;

test.beforeAll(async ({ browser }) => {
  stage = openStage(browser, view);
});

test.afterAll(() => stage.close());

async function open(scene: Scene | undefined): Promise<Page> {
  const { page, faults } = await stage.open(scene ?? {});
  page.on("close", () => expect(faults).toEqual([]));
  return page;
}

const reading = libraryScenes.reading;
const asked = (page: Page, name: string) =>
  page.evaluate((wanted) => {
    const all = (globalThis as unknown as { stub: Stub }).stub.asked;
    return all.filter((message) => message.name === wanted).map(({ ask }) => ask);
  }, name);
const rows = (page: Page) => page.locator("li.row");
const titles = (page: Page) => page.locator("li.row .row-title");
const count = (page: Page) => page.locator(".count");
const card = (page: Page, message: string) => page.locator(`article[data-message="${message}"]`);
const status = (page: Page) => page.locator(".toast-place");

test("finds as one types with words, filters and places, marks the words and opens where they stand", async () => {
  const page = await open(libraryScenes.list);
  await expect(count(page)).toHaveText("61 chats");
  await page.keyboard.press("/");
  await page.keyboard.type("neighbours site:claude");
  await expect(count(page)).toHaveText("1 chat found");
  const order = page.getByRole("combobox", { name: "Order" });
  await expect(order).toHaveValue("best");
  await page.screenshot({ path: "out/ui-library/best-match.png" });
  await expect(rows(page).locator("mark").first()).toHaveText("neighbours");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(card(page, "a1")).toBeFocused();
  await expect(page).toHaveURL(/#\/c\/claude%3Apaths\/a1$/);
  await page.keyboard.press("/");
  await page.keyboard.type("no such words before:sometime");
  await expect(page.getByRole("heading", { name: "No chat fits this search" })).toBeVisible();
  await expect(page.getByText("Not understood: before:sometime")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(count(page)).toHaveText("61 chats");
  await expect(order).toHaveValue("newest");

  await page.keyboard.type("COLLAPSE");
  await expect(page.locator(".row-title mark").first()).toHaveText("collapse");
  await page.keyboard.press("Escape");
  await expect(page.locator(".row-title mark")).toHaveCount(0);

  await page.getByRole("button", { name: /^Offers/ }).click();
  await expect(count(page)).toHaveText("10 chats");
  await page.getByRole("button", { name: "Starred", exact: true }).last().click();
  await expect(count(page)).toHaveText("10 chats");
  await page.getByRole("button", { name: "No tags" }).click();
  await page.getByRole("button", { name: /^Leave Work\/Offers/ }).click();
  await order.selectOption("size");
  const sizes = await page.locator("li.row .row-facts").allTextContents();
  expect(sizes.length).toBeGreaterThan(2);
  await page.close();
});

test("reads: facts, gap, branches, an earlier version, the outline, and the place kept over a reload", async () => {
  const page = await open(reading);
  await expect(page.getByRole("heading", { name: "Shortest paths in a grid", level: 2 })).toBeVisible();
  await expect(page.locator(".chat-head .coverage")).toContainText("6 of 9 messages, partial: the page did not show");
  await expect(page.getByRole("link", { name: "Open page" })).toHaveAttribute("href", "https://claude.ai/chat/paths");
  await expect(page.locator(".gap")).toContainText("Messages are missing here");
  await expect(page.locator("code .hljs-keyword, code [class*=keyword]").first()).toBeVisible();
  await page.locator(".versions summary").click();
  await expect(page.locator(".version")).toContainText("Let me think about that");

  const branches = card(page, "a1").getByRole("group", { name: "Version 1 of 2" });
  await branches.getByRole("button", { name: "Next version" }).click();
  await expect(card(page, "a2")).toBeFocused();
  await expect(card(page, "a4")).toContainText("One that is never too high.");
  await expect(card(page, "u2")).toHaveCount(0);
  await expect(page).toHaveURL(/\/a2$/);
  await page.reload();
  await expect(card(page, "a2")).toBeFocused();
  await card(page, "a2").getByRole("button", { name: "Previous version" }).click();

  await page.keyboard.press("j");
  await expect(card(page, "u2")).toBeFocused();
  await page.keyboard.press("k");
  await expect(card(page, "a1")).toBeFocused();
  await page.getByRole("button", { name: "Outline" }).click();
  await page.getByRole("link", { name: "Here is a drawing of my grid." }).click();
  await expect(card(page, "u3")).toBeFocused();
  await page.close();
});

test("organises by keyboard, says what was done, and takes it back", async () => {
  const page = await open(reading);
  const row = page.locator('li.row[data-chat="claude:paths"]');
  await expect(card(page, "u1")).toBeVisible();
  await page.keyboard.press("s");
  await expect(status(page)).toContainText("Starred");
  await expect(row.getByRole("button")).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("t");
  await page.keyboard.type("maps");
  await page.keyboard.press("Enter");
  await page.keyboard.type("idea");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Remove tag idea" })).toBeVisible();
  await page.getByRole("button", { name: "Remove tag maps" }).click();
  await expect(page.getByRole("button", { name: "Remove tag maps" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(row.locator(".tag")).toHaveText(["idea"]);
  await page.keyboard.press("m");
  await page.keyboard.type("Study/Graphs");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Graphs/ })).toBeVisible();
  await page.keyboard.press("F2");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("My way through the grid");
  await page.keyboard.press("Enter");
  await expect(page.locator(".chat-head h2")).toHaveText("My way through the grid");
  await expect(page.locator(".site-title")).toContainText("Shortest paths in a grid");
  await page.keyboard.press("n");
  await page.keyboard.type("Ask about walls.");
  await page.keyboard.press("Control+Enter");
  await expect(page.locator(".chat-head .note")).toHaveText("Ask about walls.");

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.locator(".chat-head .note")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(page.locator(".chat-head h2")).toHaveText("Shortest paths in a grid");
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("button", { name: /^Graphs/ })).toHaveCount(0);
  for (let acts = 0; acts < 4; acts += 1) await page.keyboard.press("Control+z");
  await expect(row.locator(".tag")).toHaveCount(0);
  await expect(row.getByRole("button")).toHaveAttribute("aria-pressed", "false");
  await page.close();
});

test("organises, exports and deletes many at once; a delete is taken back by keyboard", async () => {
  const page = await open(libraryScenes.list);
  await rows(page).nth(0).getByRole("checkbox").click();
  await rows(page)
    .nth(2)
    .getByRole("checkbox")
    .click({ modifiers: ["Shift"] });
  await expect(count(page)).toHaveText("3 selected");
  await page.keyboard.press("t");
  await expect(page.getByRole("dialog", { name: "Tags of 3 chats" })).toBeVisible();
  await page.keyboard.type("spring");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /^spring/ })).toContainText("3");
  await page.keyboard.press("e");
  await expect(page.getByRole("radio", { name: "Markdown" })).toBeFocused();
  await page.getByRole("dialog").getByRole("button", { name: "Export" }).click();
  const [started] = (await asked(page, "export.start")) as { conversations: string[]; options: { format: string } }[];
  expect(started?.options.format).toBe("markdown");
  expect(started?.conversations).toHaveLength(3);
  const names = await titles(page).allTextContents();
  await page.keyboard.press("Delete");
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(status(page)).toContainText("3 chats deleted");
  await expect(titles(page).first()).not.toHaveText(names[0] ?? "");
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  await page.keyboard.press("Control+z");
  await expect(titles(page).first()).toHaveText(names[0] ?? "");
  await page.close();
});

test("says why chats are not complete, most missing first, and asks for access in the press that completes them", async () => {
  const page = await open({ ...libraryScenes.mending, answers: { "sites.list": barredSites } });
  await page.getByRole("combobox", { name: "Order" }).selectOption("missing");
  const facts = await page.locator("li.row .row-facts").allTextContents();
  const missing = facts.map((text) => {
    const [, held = "0", total = "0"] = /(\d+) of (\d+) messages/.exec(text) ?? [];
    return Number(total) - Number(held);
  });
  expect(missing[0]).toBeGreaterThan(0);
  expect(missing).toEqual(missing.toSorted((a, b) => b - a));
  await expect(rows(page).first().locator(".row-why")).toHaveText("older messages did not load");
  await rows(page).first().getByRole("button", { name: "Complete" }).click();
  await expect.poll(() => asked(page, "saves.start")).toHaveLength(1);
  const granted = await page.evaluate(() => (globalThis as unknown as { stub: Stub }).stub.granted);
  expect(granted).toEqual([{ origins: expect.arrayContaining([expect.stringMatching(/^https:/)]), inClick: true }]);
  await page.close();
});

test("shows a chat that is deleted elsewhere as gone, and the list on a small screen behind a back button", async () => {
  const page = await open(reading);
  await page.setViewportSize({ width: 320, height: 640 });
  await expect(page.locator(".list")).toBeHidden();
  await page.evaluate(async () => {
    const { stub } = globalThis as unknown as { stub: Stub };
    await stub.handlers["archive.delete"]?.({ conversations: ["claude:paths"] });
    stub.broadcast({ conversations: ["claude:paths"] });
  });
  await expect(page.getByRole("heading", { name: "This chat is not in your archive" })).toBeVisible();
  await page.getByRole("button", { name: "Back to the list" }).click();
  await expect(page.locator(".list")).toBeVisible();
  await page.getByRole("button", { name: "Navigation" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Trips/ })
    .click();
  await expect(count(page)).toHaveText("10 chats");
  await page.evaluate(async () => {
    const { stub } = globalThis as unknown as { stub: Stub };
    await stub.handlers["archive.undelete"]?.({ conversations: ["claude:paths"] });
  });
  await page.close();
});

/** Scrolls a screen with every frame; says how long the frames took. Machines differ, so nothing is expected of it. */
async function quickScroll(box: Locator, step: number): Promise<string> {
  const frames = await box.evaluate(async (element, by) => {
    const times: number[] = [];
    let before = performance.now();
    for (let count = 0; count < 60; count += 1) {
      element.scrollBy(0, by);
      await new Promise((resolve) => requestAnimationFrame(resolve));
      times.push(performance.now() - before);
      before = performance.now();
    }
    return times.sort((a, b) => a - b);
  }, step);
  return `frames of a quick scroll ${frames[30]?.toFixed(0)} ms (median), ${frames[59]?.toFixed(0)} ms (slowest)`;
}

const many = sized(10_000, 1_500);

test(`lists ${many} chats without lag and draws only what is in view`, async () => {
  const page = await open({ ...libraryScenes.list, rows: organisedChats(many), captures: richChat });
  expect(await rows(page).count()).toBeLessThan(60);
  const first = await page.evaluate(() => (globalThis as unknown as { stub: Stub }).stub.firstRowMs);
  console.log(`${many} chats: first row ${first.toFixed(0)} ms; ${await quickScroll(page.locator(".list"), 700)}`);
  expect(await rows(page).count()).toBeLessThan(60);
  await page.locator(".list a[tabindex='0']").focus();
  await page.keyboard.press("End");
  await expect(page.locator(".list a:focus")).toHaveCount(1);
  await expect(rows(page).last()).toHaveAttribute("aria-posinset", String(many + 1));
  await page.close();
});

const long = sized(5_000, 800);

test(`reads ${long} messages: opens, jumps to the end and scrolls with few drawn`, async () => {
  const page = await open(longScene(long));
  await expect(card(page, "u0").locator(".typed")).toBeVisible();
  expect(await page.locator(".message-body:not(.waiting)").count()).toBeLessThan(60);
  const last = `a${long - 1}`;
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/c/claude%3Along/${last}`);
  await expect(card(page, last)).toBeFocused();
  await expect(card(page, last)).toBeInViewport();
  console.log(`${long} messages: ${await quickScroll(page.locator(".messages"), -600)}`);
  expect(await page.locator(".message-body:not(.waiting)").count()).toBeLessThan(250);
  await page.close();
});
