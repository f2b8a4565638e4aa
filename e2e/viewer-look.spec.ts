import { mkdir } from "node:fs/promises";
import { type Browser, type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import { violations } from "./harness/axe.ts";
import { samples } from "./viewer-preview/samples.ts";
import { buildViewer, openViewer, texts, type Watched } from "./viewer-preview/stage.ts";

// One conversation with everything in it, under the extension's policy. CONVOKEEP_SHOTS=<folder> keeps pictures and a PDF.
const outDir = "out/viewer-look";
const shots = process.env.CONVOKEEP_SHOTS;

test.beforeAll(async () => {
  await buildViewer(outDir);
  if (shots) await mkdir(shots, { recursive: true });
});

async function open(browser: Browser, options: BrowserContextOptions) {
  const context = await browser.newContext(options);
  const { page, seen } = await openViewer(context, outDir, true);
  await page.evaluate(
    async (shown) => {
      const { viewerPage } = globalThis as unknown as Watched;
      viewerPage.show(shown);
      await viewerPage.finish();
      await document.fonts.ready;
    },
    { title: "Why domes crack", messages: samples, texts: await texts() },
  );
  return { page, seen };
}

async function keep(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`a conversation, ${colorScheme}: no violation, its own fonts, nothing refused`, async ({ browser }) => {
    const { page, seen } = await open(browser, { colorScheme, viewport: { width: 1100, height: 900 } });
    await keep(page, `viewer-${colorScheme}`);
    await page.locator("details").evaluateAll((all) => {
      for (const details of all) details.toggleAttribute("open", true);
    });
    await keep(page, `viewer-${colorScheme}-unfolded`);
    expect(await violations(page)).toEqual([]);
    const fonts = await page.evaluate(() =>
      [...document.fonts]
        .filter(({ family, status }) => family.startsWith("KaTeX") && status !== "unloaded")
        .map(({ status }) => status),
    );
    expect(new Set(fonts)).toEqual(new Set(["loaded"]));
    expect(await page.evaluate(() => (globalThis as unknown as Watched).refused)).toEqual([]);
    expect(seen).toEqual({ requests: [], navigations: [], ran: [], opened: [] });
  });
}

test("every font of KaTeX is a file of its own, let in by the policy", async ({ browser }) => {
  const { page } = await open(browser, {});
  const faces = await page.evaluate(async () => {
    const all = [...document.fonts].filter(({ family }) => family.startsWith("KaTeX"));
    await Promise.all(all.map((face) => face.load()));
    return all.map(({ status }) => status);
  });
  expect(faces.length).toBeGreaterThan(15);
  expect(new Set(faces)).toEqual(new Set(["loaded"]));
});

test("nothing is wider than a phone, at 320 pixels too; code, tables and formulas scroll by themselves", async ({
  browser,
}) => {
  const { page } = await open(browser, { viewport: { width: 320, height: 640 } });
  await keep(page, "viewer-narrow");
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(sideways).toBe(0);
  const scrolling = await page
    .locator("pre, .table-frame")
    .evaluateAll((all) => all.filter((each) => each.scrollWidth > each.clientWidth).length);
  expect(scrolling).toBeGreaterThan(1);
});

test("a page from right to left keeps code and formulas as they are", async ({ browser }) => {
  const { page } = await open(browser, { colorScheme: "dark", viewport: { width: 800, height: 900 } });
  await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
  await keep(page, "viewer-rtl");
  const directions = await page
    .locator("pre, .formula")
    .evaluateAll((all) => all.map((each) => getComputedStyle(each).direction));
  expect(new Set(directions)).toEqual(new Set(["ltr"]));
  const english = page.getByText("An English paragraph among them");
  await expect.poll(() => english.evaluate((each) => getComputedStyle(each).direction)).toBe("ltr");
  await expect.poll(() => page.getByText("كما يتدلى").evaluate((each) => getComputedStyle(each).direction)).toBe("rtl");
});

test("code scrolls by keyboard, and copies", async ({ browser }) => {
  const { page } = await open(browser, {
    viewport: { width: 500, height: 700 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const code = page.locator("pre").filter({ hasText: "hoop_force" });
  await code.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => code.evaluate((each) => each.scrollLeft)).toBeGreaterThan(0);
  const block = page.locator(".code-block").filter({ hasText: "hoop_force" });
  await block.getByRole("button", { name: "Copy" }).click();
  await expect(block.getByRole("button", { name: "Copied" })).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain("changes sign at 51.8 degrees\n\nfor degrees");
});

test("on paper code is wrapped, links show where they lead, and folded things are there", async ({ browser }) => {
  const { page } = await open(browser, { colorScheme: "dark", viewport: { width: 794, height: 1123 } });
  await page.emulateMedia({ media: "print" });
  await keep(page, "viewer-print");
  const cut = await page
    .locator("pre, .table-frame, .formula.display")
    .evaluateAll((all) =>
      all.filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.textContent),
    );
  expect(cut).toEqual([]);
  const address = await page
    .getByRole("link", { name: "the survey" })
    .evaluate((each) => getComputedStyle(each, "::after").content);
  expect(address).toContain("https://surveys.example/domes/2024?page=3");
  await expect(page.getByText("3 results")).toBeVisible();
  const pdf = await page.pdf({ format: "A4", ...(shots ? { path: `${shots}/viewer.pdf` } : {}) });
  expect(pdf.length).toBeGreaterThan(20_000);
});

test("in high contrast everything that can be pressed has an edge or a line", async ({ browser }) => {
  const { page } = await open(browser, { forcedColors: "active", viewport: { width: 900, height: 900 } });
  await keep(page, "viewer-forced");
  expect(await violations(page)).toEqual([]);
});
