import { expect, type Page, test } from "@playwright/test";
import { openStage, type Stage } from "./ui-preview/pages.ts";
import { welcomeScenes } from "./ui-preview/scenes.ts";
import type { Stub } from "./ui-preview/stub-browser.ts";

// The first-run page over a background that answers as told.
let stage: Stage;
let page: Page;

test.beforeAll(async ({ browser }) => {
  stage = openStage(browser, { show: "welcome", context: { viewport: { width: 800, height: 900 } } });
});

test.beforeEach(async () => {
  ({ page } = await stage.open(welcomeScenes.first ?? {}));
});

test.afterAll(() => stage.close());

const chatgpt = { id: "chatgpt", name: "ChatGPT", origins: ["https://chatgpt.com/*"], paused: false };
const stub = <T>(read: (stub: Stub) => T) => page.evaluate(`(${read.toString()})(globalThis.stub)`) as Promise<T>;

test("lists the sites by name", async () => {
  const names = await page.locator(".sites h3").allInnerTexts();
  expect(names.length).toBeGreaterThan(15);
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, "en")));
});

const answerSites = (granted: boolean) =>
  page.evaluate(
    (site) => {
      (globalThis as unknown as { stub: Stub }).stub.answers["sites.list"] = [site];
    },
    { ...chatgpt, granted },
  );

test("asks for each site in the very click, and follows what becomes of the grant", async () => {
  const allow = page.getByRole("button", { name: "Allow ChatGPT" });
  await allow.click();
  await expect
    .poll(() => stub(({ granted }) => granted))
    .toEqual([{ origins: ["https://chatgpt.com/*", "https://chat.openai.com/*"], inClick: true }]);
  const heightOfRow = async () => (await page.locator(".site").first().boundingBox())?.height;
  const before = await heightOfRow();
  await answerSites(true);
  await stub((own) => own.permissionsChanged());
  await expect(page.getByText("Archives itself", { exact: true })).toBeVisible();
  expect(await heightOfRow(), "no button below moves away from under the pointer").toBe(before);

  // Taken back in the browser's own settings.
  await answerSites(false);
  await stub((own) => own.permissionsChanged());
  await expect(allow).toBeVisible();
});

test("takes a grant back by keyboard, without losing the focus", async () => {
  await answerSites(true);
  await stub((own) => own.permissionsChanged());
  await page.getByRole("button", { name: "Take back" }).focus();
  await answerSites(false);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Allow ChatGPT" })).toBeFocused();
  await expect.poll(() => stub(({ removed }) => removed)).toEqual([["https://chatgpt.com/*"]]);
});

test("asks for a server of one's own at the address that was typed, and says when that is none", async () => {
  await page.getByText("Your own server").click();
  const field = page.getByLabel("Address");
  await field.fill("no address");
  await field.press("Enter");
  await expect(page.getByRole("alert")).toContainText("That is no web address.");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await field.fill("localhost:3000");
  await expect(page.getByRole("alert")).toBeEmpty();
  await field.press("Enter");
  await expect.poll(() => stub(({ granted }) => granted)).toEqual([{ origins: ["http://localhost/*"], inClick: true }]);
  await expect(field).toHaveValue("");
});

test("leads through three steps and back by keyboard alone, the focus on each step's title", async () => {
  const title = (name: string) => page.getByRole("heading", { level: 2, name });
  await expect(page.getByRole("link", { name: "Back" })).toHaveCount(0);
  await page.getByRole("link", { name: "Next" }).focus();
  await page.keyboard.press("Enter");
  await expect(title("Step 2 of 3: How archiving works")).toBeFocused();
  await expect(page.locator("[aria-current='step']")).toHaveText(/Archiving/);
  await page.reload();
  await expect(title("Step 2 of 3: How archiving works")).toBeVisible();
  await page.getByRole("link", { name: "Next" }).focus();
  await page.keyboard.press("Enter");
  await expect(title("Step 3 of 3: Take your chats with you")).toBeFocused();
  await expect(page.getByRole("link", { name: "Skip the tour" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Open library" })).toHaveAttribute("href", /src\/library\/index\.html$/);
  await page.getByRole("link", { name: "Back" }).focus();
  await page.keyboard.press("Enter");
  await page.goBack();
  await expect(title("Step 3 of 3: Take your chats with you")).toBeFocused();
  await page.getByRole("link", { name: "Sites" }).click();
  await expect(title("Step 1 of 3: Choose what archives itself")).toBeFocused();
  await expect(page.getByRole("link", { name: "Skip the tour" })).toHaveAttribute("href", /src\/library\/index\.html$/);
  const kept = await page.evaluate(() => Object.keys({ ...localStorage, ...sessionStorage }));
  expect(kept).toEqual(["appearance"]);
});

test("says that nothing is read before it is allowed, and then how many sites are", async () => {
  await expect(page.getByText("At this moment Convokeep may read no site.")).toBeVisible();
  await answerSites(true);
  await stub((own) => own.permissionsChanged());
  await expect(page.getByText("At this moment Convokeep may read 1 site and no other.")).toBeVisible();
  await expect.poll(() => stub(({ asked }) => [...new Set(asked.map(({ name }) => name))])).toEqual(["sites.list"]);
});

test("pauses a site in the second step, and says where none is allowed", async () => {
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page.getByText("None yet.")).toBeVisible();
  await expect(page.getByText("Nothing is sent anywhere")).toBeVisible();
  await expect(page.getByText("Alt+Shift+S")).toBeVisible();
  await answerSites(true);
  await stub((own) => own.permissionsChanged());
  await page.getByRole("switch", { name: "ChatGPT Archive its chats" }).click();
  await expect
    .poll(() => stub(({ asked }) => asked.find(({ name }) => name === "site.pause")?.ask))
    .toEqual({
      site: "chatgpt",
      paused: true,
    });
});

test("says what everybody must know, and exports everything", async () => {
  await page.getByRole("link", { name: "Exports" }).click();
  await expect(page.getByText("Removing the extension erases its archive.")).toBeVisible();
  await expect(page.getByText("Nothing is sent anywhere")).toBeVisible();
  await page.getByRole("button", { name: "Export everything" }).click();
  await expect(page.getByText("The export has started.")).toBeVisible();
  await expect
    .poll(() => stub(({ asked }) => asked.filter(({ name }) => name === "export.start").map(({ ask }) => ask)))
    .toEqual([{ conversations: "all", format: "zip" }]);
});
