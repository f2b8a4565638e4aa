import { expect, type Page, test } from "@playwright/test";
import { sized } from "./harness/long.ts";
import { libraryScenes, longScene, rtlScene } from "./ui-preview/library-scenes.ts";
import { openStage, type Stage } from "./ui-preview/pages.ts";
import type { Scene } from "./ui-preview/scenes.ts";

// What only reading needs: texts compared, the whole conversation on paper, long ones in pieces.
let stage: Stage;

test.beforeAll(async ({ browser }) => {
  stage = openStage(browser, { show: "library", context: { viewport: { width: 1280, height: 800 } } });
});

test.afterAll(() => stage.close());

async function open(scene: Scene | undefined): Promise<Page> {
  const { page, faults } = await stage.open(scene ?? {});
  page.on("close", () => expect(faults).toEqual([]));
  return page;
}

const card = (page: Page, message: string) => page.locator(`article[data-message="${message}"]`);

test("compares an earlier text and another branch with a message, in words that are read aloud", async () => {
  const page = await open(libraryScenes.reading);
  await page.locator(".versions summary").click();
  await page.getByRole("button", { name: "Compare with now" }).click();
  const dialog = page.getByRole("dialog", { name: "Compare texts" });
  await expect(dialog.locator("del").first()).toContainText("Removed: Let me think about that");
  await expect(dialog.locator("ins").first()).toContainText("Added:");
  await expect(dialog.getByRole("status")).toContainText(/\d+ words added · \d+ words removed/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Compare with now" })).toBeFocused();

  await card(page, "a1").getByRole("button", { name: "Compare", exact: true }).click();
  await expect(dialog.getByLabel("From")).toHaveValue("a2");
  await expect(dialog.getByLabel("To")).toHaveValue("a1");
  await dialog.getByLabel("From").selectOption("a1");
  await expect(dialog.getByRole("status")).toHaveText("Both texts are the same.");
  await expect(dialog.locator("summary")).toContainText("lines are the same");
  await page.close();
});

/** Makes the browser's print dialog a PDF: what the page shows to a printer in the moment it is asked. */
async function printed(page: Page, ask: () => Promise<unknown>): Promise<string> {
  await catchPrinting(page);
  await ask();
  await expect(page).toHaveTitle("asked to print");
  return pdfOf(page);
}

const catchPrinting = (page: Page) =>
  page.evaluate(() => {
    window.print = () => {
      document.title = "asked to print";
    };
  });

const pdfOf = async (page: Page): Promise<string> =>
  (await page.pdf({ format: "A4", outline: true, tagged: true })).toString("latin1");

/** Headings in a PDF's own outline. */
const headingsIn = (pdf: string): string[] =>
  [...pdf.matchAll(/\/Title \(((?:\\.|[^\\)])*)\)/g)].map(([, title]) => title ?? "");

const long = sized(5_000, 1_200);

/** What is on the page, and how far what was in view has moved by itself, for every step of scrolling through. */
function scrollThrough(page: Page, by: number, steps: number) {
  return page.locator(".messages").evaluate(
    async (box, { step, count }) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const topOf = (card: Element) => card.getBoundingClientRect().top;
      const inView = () => [...box.querySelectorAll("article")].filter((card) => topOf(card) > 60 && topOf(card) < 700);
      let [moved, most, blank] = [0, 0, 0];
      // As a person does: whoever scrolls is not held at the message that was gone to.
      box.dispatchEvent(new WheelEvent("wheel"));
      for (let at = 0; at < count; at += 1) {
        box.scrollBy(0, step);
        const cards = inView().map((card) => ({ card, top: topOf(card) }));
        await frame();
        await frame();
        const moves = cards.map(({ card, top }) => Math.abs(topOf(card) - top));
        if (moves.length === 0) blank += 1;
        else moved = Math.max(moved, Math.min(...moves));
        most = Math.max(most, document.querySelectorAll("*").length);
      }
      return { moved, most, blank };
    },
    { step: by, count: steps },
  );
}

test(`${long} messages: few are there at a time, and nothing moves under the reader's eyes going up`, async () => {
  const page = await open(longScene(long));
  await page.getByRole("button", { name: "Outline" }).click();
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `#/c/claude%3Along/u${long / 2}`,
  );
  await expect(card(page, `u${long / 2}`)).toBeFocused();
  const current = page.locator(".outline [aria-current]");
  await expect(current).toContainText(`Number ${long / 2}:`);
  await expect(current).toBeInViewport();
  expect(await page.locator(".outline a").count()).toBeLessThan(250);

  const up = await scrollThrough(page, -150, 60);
  console.log(`${long} messages, up: ${JSON.stringify(up)}`);
  expect(up.moved).toBeLessThan(3);
  expect(up.blank).toBe(0);
  const down = await scrollThrough(page, 700, 30);
  expect(Math.max(up.most, down.most)).toBeLessThan(4_000);
  await expect(current).not.toContainText(`Number ${long / 2}:`);
  await expect(current).toBeInViewport();
  await page.close();
});

test("goes to a date: by its field, by the list of days, by keyboard", async () => {
  const page = await open(longScene(240));
  await expect(card(page, "u0")).toBeVisible();
  await page.keyboard.press("g");
  const dialog = page.getByRole("dialog", { name: "Go to date" });
  await dialog.getByLabel("Day", { exact: true }).fill("2026-10-10");
  await page.keyboard.press("Enter");
  const found = page.locator("article:focus time");
  await expect(found).toHaveAttribute("datetime", /^2026-10-10T/);
  await expect(page.locator("article:focus")).toBeInViewport();
  await page.getByRole("button", { name: "Go to date" }).click();
  await dialog.getByRole("button", { name: /^Wednesday, 9 September 2026/ }).click();
  await expect(found).toHaveAttribute("datetime", /^2026-09-09T/);
  await page.keyboard.press("g");
  await dialog.getByLabel("Day", { exact: true }).fill("2020-01-01");
  await dialog.getByRole("button", { name: "Go", exact: true }).click();
  await expect(card(page, "u0")).toBeFocused();
  await page.close();
});

test("what has the focus stays there when it is scrolled far away", async () => {
  const page = await open(longScene(240));
  await expect(card(page, "u0")).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(card(page, "a1")).toBeFocused();
  // The end is where it is once what lies there is drawn.
  await expect(async () => {
    await page.keyboard.press("End");
    await expect(card(page, "a239")).toBeInViewport({ timeout: 3_000 });
  }).toPass();
  await expect(card(page, "a1")).toBeFocused();
  await page.close();
});

test("prints the whole conversation, whatever is drawn on the screen", async () => {
  const page = await open(longScene(240));
  const pdf = await printed(page, () => page.getByRole("button", { name: "Print" }).click());
  const titles = headingsIn(pdf).filter((title) => /^\d+ /.test(title));
  expect(titles).toHaveLength(240);
  expect(titles.at(-1)).toMatch(/^240 Assistant/);
  console.log(`240 messages: ${pdf.match(/\/Type \/Page\b/g)?.length} pages`);
  await page.close();
});

test("paper shows formulas, colours, what is folded, gaps, and where links lead; nothing is cut", async () => {
  const page = await open(libraryScenes.reading);
  await catchPrinting(page);
  await page.keyboard.press("Control+p");
  await expect(page).toHaveTitle("asked to print");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".library")).toBeHidden();
  const sheet = page.locator(".print-sheet");
  await expect(sheet.getByRole("heading", { level: 1 })).toHaveText("Shortest paths in a grid");
  await expect(sheet.locator(".print-head a")).toHaveAttribute("href", "https://claude.ai/chat/paths");
  await expect(sheet.locator(".katex").first()).toBeVisible();
  await expect(sheet.locator(".hljs-keyword").first()).toBeVisible();
  await expect(sheet.locator(".gap")).toContainText("Messages are missing here");
  await expect(sheet.locator("article")).toHaveCount(6);
  const cut = await sheet
    .locator("pre, .table-frame, .formula")
    .evaluateAll((all) =>
      all
        .filter((each) => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
        .map((each) => each.outerHTML),
    );
  expect(cut).toEqual([]);
  await page.emulateMedia({ media: "screen" });
  await expect(page.locator(".library")).toBeVisible();
  await expect.poll(() => pdfOf(page)).toContain("/URI (https://claude.ai/chat/paths)");
  // The browser has told that it is done.
  await expect(sheet).toHaveCount(0);
  await page.close();
});

test("printing from the browser's menu prints all texts too", async () => {
  const page = await open(longScene(240));
  await expect(card(page, "u0")).toBeVisible();
  const titles = headingsIn(await pdfOf(page)).filter((title) => /^\d+ /.test(title));
  expect(titles).toHaveLength(240);
  await page.close();
});

test("texts run in their own direction, block by block, code always to the right", async () => {
  const page = await open(rtlScene);
  const answer = card(page, "a1");
  await expect(answer.locator("pre")).toBeVisible();
  await expect(page.locator(".chat-head h2")).toHaveCSS("direction", "rtl");
  await expect(answer.locator("p", { hasText: "القوة" })).toHaveCSS("direction", "rtl");
  await expect(answer.locator("ol").first()).toHaveCSS("direction", "rtl");
  await expect(answer.locator("blockquote")).toHaveCSS("direction", "rtl");
  await expect(answer.locator("table")).toHaveCSS("direction", "rtl");
  await expect(answer.locator("td", { hasText: "10 kg" })).toHaveCSS("text-align", "right");
  await expect(answer.locator("p", { hasText: "In English" })).toHaveCSS("direction", "ltr");
  await expect(answer.locator("pre")).toHaveCSS("direction", "ltr");
  const lines = await card(page, "u1")
    .locator(".typed")
    .evaluate((typed) => {
      const { left, right } = typed.getBoundingClientRect();
      const range = document.createRange();
      const text = typed.firstChild as Text;
      let from = 0;
      return text.data.split("\n").map((line) => {
        range.setStart(text, from);
        range.setEnd(text, from + line.length);
        from += line.length + 1;
        const box = range.getBoundingClientRect();
        return box.left - left > right - box.right ? "right" : "left";
      });
    });
  expect(lines).toEqual(["right", "left", "right"]);
  await page.close();
});
