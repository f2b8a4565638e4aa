import { expect, type Page, test } from "@playwright/test";
import { libraryScenes, longScene } from "./ui-preview/library-scenes.ts";
import { buildPages, openStage, type Stage } from "./ui-preview/pages.ts";
import type { Scene } from "./ui-preview/scenes.ts";

// What only reading needs: texts compared, the whole conversation on paper, long ones in pieces.
const outDir = "out/library-reader";
let stage: Stage;

test.beforeAll(async ({ browser }) => {
  await buildPages(outDir);
  stage = openStage(browser, { outDir, show: "library", context: { viewport: { width: 1280, height: 800 } } });
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
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
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
