import { type Browser, type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import { sized } from "./harness/long.ts";
import { libraryScenes } from "./ui-preview/library-scenes.ts";
import { chatsOfYears, mediaOf } from "./ui-preview/overview-rows.ts";
import { openStage, type Stage } from "./ui-preview/pages.ts";
import type { Scene } from "./ui-preview/scenes.ts";

// The overview over a real archive: its numbers against the rows it was made of, and its ways into the list.
const stages: Stage[] = [];

test.afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.close();
});

const rows = chatsOfYears(900);

async function open(browser: Browser, scene: Scene = {}, context: BrowserContextOptions = {}): Promise<Page> {
  const viewport = { width: 1280, height: 900 };
  const stage = openStage(browser, { show: "library", context: { viewport, ...context } });
  stages.push(stage);
  const { page, faults } = await stage.open({ ...libraryScenes.overview, rows, act: async () => {}, ...scene });
  page.on("close", () => expect(faults).toEqual([]));
  return page;
}

const ofDay = (day: string) => rows.filter(({ updated }) => updated.at.startsWith(day)).length;
const ofYear = (year: number) => rows.filter(({ updated }) => updated.at.startsWith(String(year))).length;
const count = (page: Page) => page.locator(".count");
const calendar = (page: Page) => page.locator(".calendar");
const numbers = (texts: string[]) => texts.map((text) => Number(text.replaceAll(/\D/g, "")));
const sum = (all: number[]) => all.reduce((one, other) => one + other, 0);

test("shows what the archive holds, a year at a time, and the same in tables", async ({ browser }) => {
  const page = await open(browser);
  await expect(page.getByRole("heading", { name: "Overview", level: 2 })).toBeVisible();
  const figures = await page.locator(".figure dd").allInnerTexts();
  expect(figures[0]).toBe("900");
  await expect(page.locator(".readout").first()).toContainText(`${ofYear(2026)} chats on`);
  for (const table of await page.getByText("Show as table").all()) await table.click();
  const days = page.locator(".as-table").first();
  expect(sum(numbers(await days.locator("tbody td").allInnerTexts()))).toBe(ofYear(2026));
  const weeks = page.locator(".as-table").nth(1);
  expect(sum(numbers(await weeks.locator("tbody td:last-child").allInnerTexts()))).toBe(ofYear(2026));

  await page.getByRole("combobox", { name: "Year" }).selectOption("2025");
  await expect(page.locator(".readout").first()).toContainText(`${ofYear(2025)} chats on`);
  await page.getByRole("button", { name: "Year before" }).click();
  await expect(page.locator(".readout").first()).toContainText(`${ofYear(2024)} chats on`);
  await expect(page.getByRole("button", { name: "Year before" })).toHaveAttribute("aria-disabled", "true");
  await page.getByRole("button", { name: "Year after" }).click();
  await expect(page.getByRole("combobox", { name: "Year" })).toHaveValue("2025");

  const states = await page.locator(".figures:not(.storage) tbody td:nth-child(2)").allInnerTexts();
  expect(sum(numbers(states))).toBe(900);
  await expect(page.locator(".storage tbody tr")).toHaveCount(new Set(rows.map(({ site }) => site)).size);
  await page.close();
});

test("sums up what is stored by site and by kind, as it lies in the archive", async ({ browser }) => {
  const media = mediaOf(rows);
  const page = await open(browser, { media });
  const storage = page.getByRole("table", { name: "Storage by site and kind" });
  await expect(storage.getByRole("columnheader")).toHaveText([
    "Site",
    "All",
    "Texts",
    "Images",
    "Audio and video",
    "Files",
  ]);
  const siteOf = new Map(rows.map(({ id, site }) => [id, site]));
  const bytes = (kind: RegExp, site?: string) =>
    media.filter(({ conversation, type }) => kind.test(type) && (!site || siteOf.get(conversation) === site));
  const total = (kind: RegExp, site?: string) => formatted(sum(bytes(kind, site).map(({ size }) => size)));
  const cells = (name: string) => storage.getByRole("row", { name }).getByRole("cell");
  for (const [name, site] of [
    ["ChatGPT", "chatgpt"],
    ["Together", undefined],
  ] as const) {
    await expect(cells(name).nth(2)).toHaveText(total(/^image/, site));
    await expect(cells(name).nth(3)).toHaveText(total(/^(?:audio|video)/, site));
    await expect(cells(name).nth(4)).toHaveText(total(/^application/, site));
  }
  await expect(storage.getByRole("row", { name: "Search index" })).toBeVisible();
  await page.close();
});

const formatted = (bytes: number) =>
  new Intl.NumberFormat("en-GB", {
    style: "unit",
    unit: "megabyte",
    maximumFractionDigits: bytes < 1e8 ? 1 : 0,
  }).format(bytes / 1e6);

test("leads from a day, a week and a state of coverage to exactly their chats, and back", async ({ browser }) => {
  const page = await open(browser);
  const day = page.getByRole("link", { name: /^Friday,? 20 November 2026:/ });
  await day.hover();
  await expect(page.locator(".readout").first()).toContainText(`20 November 2026: ${ofDay("2026-11-20")} chats`);
  await day.click();
  await expect(count(page)).toHaveText(`${ofDay("2026-11-20")} chats found`);
  await expect(page.getByRole("searchbox")).toHaveValue("after:2026-11-20 before:2026-11-21");
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Overview", level: 2 })).toBeVisible();

  const week = page.locator(".weeks a").last();
  const label = (await week.getAttribute("aria-label")) ?? "";
  await week.click();
  await expect(count(page)).toHaveText(`${/: (\d+) chats/.exec(label)?.[1]} chats found`);
  await page.goBack();

  const partial = rows.filter(({ coverage }) => coverage.state === "partial").length;
  await page.getByRole("link", { name: "partial" }).click();
  await expect(count(page)).toHaveText(`${partial} chats found`);
  await expect(page.getByRole("searchbox")).toHaveValue("is:partial");
  await page.close();
});

test("goes by keyboard alone: one stop for all days, arrows between them, Enter to their chats, Escape to the list", async ({
  browser,
}) => {
  const page = await open(browser);
  await calendar(page).locator("[tabindex='0']").focus();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
  await expect.poll(() => focused()).toMatch(/^Friday,? 20 November 2026/);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => focused()).toMatch(/^Friday,? 13 November 2026/);
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => focused()).toMatch(/^Thursday,? 12 November 2026/);
  await page.keyboard.press("End");
  await expect.poll(() => focused()).toMatch(/^Thursday,? 31 December 2026: 0 chats/);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => focused()).toMatch(/^Thursday,? 31 December 2026/);
  await page.keyboard.press("Home");
  await expect.poll(() => focused()).toMatch(/^Thursday,? 1 January 2026/);
  await expect(calendar(page).locator("[tabindex='0']")).toHaveCount(1);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(count(page)).toContainText("found");
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  await page.goBack();
  // The address is back before the page has heard of it.
  await expect(calendar(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(count(page)).toBeVisible();
  expect(new URL(page.url()).hash).toBe("#/");
  await page.close();
});

test("goes by the reader's clock and calendar: days of their time zone, weeks of their country", async ({
  browser,
}) => {
  const late = {
    ...(rows[0] ?? chatsOfYears(1)[0]),
    updated: { at: "2026-11-20T23:30:00.000Z", from: "page" as const },
  };
  const scene = { rows: [late as (typeof rows)[number]] };
  const places = [
    { locale: "en-GB", timezoneId: "Europe/London", first: "Mon", day: /20 November 2026: 1 chat$/ },
    { locale: "en-US", timezoneId: "America/Los_Angeles", first: "Sun", day: /November 20, 2026: 1 chat$/ },
    { locale: "en-IN", timezoneId: "Asia/Kolkata", first: "Sun", day: /21 November 2026: 1 chat$/ },
  ];
  for (const { first, day, ...context } of places) {
    const page = await open(browser, scene, context);
    await expect(calendar(page).locator("tbody th").first()).toHaveText(first);
    await page.getByRole("link", { name: day }).click();
    await expect(count(page)).toHaveText("1 chat found");
    await page.close();
  }
});

test("looks well with nothing and with little, says which sizes are counted, and fits a phone", async ({ browser }) => {
  const empty = await open(browser, { rows: [] });
  await expect(empty.getByRole("heading", { name: "Your library is empty" })).toBeVisible();
  await empty.close();

  const { captures = [] } = libraryScenes.list ?? {};
  const page = await open(browser, { rows: rows.slice(0, 2), captures }, { viewport: { width: 320, height: 640 } });
  await expect(page.getByText("Everything is counted.")).toBeVisible();
  await expect(page.getByText(/^about/)).toHaveCount(0);
  const claude = page.locator(".storage tbody tr", { hasText: "Claude" });
  await expect(claude.locator("td").first()).toHaveText(/^\d+ kB$/);
  const sideways = await page
    .locator("html, .page")
    .evaluateAll((all) => all.map((each) => each.scrollWidth - each.clientWidth));
  expect(Math.max(...sideways)).toBe(0);

  await page.getByRole("button", { name: "Navigation" }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Settings" }).click();
  await expect(page.getByRole("heading", { name: "Settings", level: 2 })).toBeVisible();
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  await page.close();
});

const many = sized(10_000, 2_000);

test(`counts ${many} chats in a moment`, async ({ browser }) => {
  const page = await open(browser, { rows: chatsOfYears(many), hash: "#/" });
  await expect(page.locator("li.row").first()).toBeVisible();
  const opened = await shown(page, "a[href='#/overview']", ".calendar");
  const switched = await shown(page, ".year-switch button", ".calendar [aria-label*='2025']");
  console.log(`${many} chats: overview shown in ${opened.toFixed(0)} ms, another year in ${switched.toFixed(0)} ms`);
  expect(opened).toBeLessThan(5_000);
  await page.locator(".storage").waitFor();
  await page.close();
});

/** Clicks one thing in the page and waits there until another is painted; in ms. */
function shown(page: Page, click: string, wanted: string): Promise<number> {
  return page.evaluate(
    async ([what = "", then = ""]) => {
      const start = performance.now();
      document.querySelector<HTMLElement>(what)?.click();
      while (!document.querySelector(then)) await new Promise((resolve) => requestAnimationFrame(resolve));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      return performance.now() - start;
    },
    [click, wanted],
  );
}
