import { expect, test } from "@playwright/test";
import { conversation } from "../../conversations.ts";
import { openDouble, shownIds } from "./open.ts";

const seed = 11;
const source = conversation({ seed, messages: 120 });
const sentinel = '[data-testid="conversation-pagination-sentinel"]';
const scroller = "[data-scroll-root]";

const wrappers =
  "[data-is-intersecting]:not([data-turn-id-container$='-root']):not([data-turn-id-container^='paginated-root'])";

test("the newest page only, with content near the view and in the newest five turns", async ({ browser }) => {
  console.log(`seed ${seed}`);
  const { page, errors, close } = await openDouble(browser, { layout: "classic", conversations: [source] });
  const turns = page.locator(wrappers);
  const loaded = source.messages.slice(-40);
  const hidden = loaded.filter((message) => message.toolTurn).length;
  await expect(turns).toHaveCount(40 + hidden);
  const ids = await shownIds(page);
  expect(ids.length).toBeLessThan(40);
  expect(ids.at(-1)).toBe(source.messages.at(-1)?.id);
  const filled = (): Promise<boolean[]> => turns.evaluateAll((boxes) => boxes.map((box) => box.childElementCount > 0));
  // A page that is still growing goes back to its end.
  const hole = async (): Promise<number> => {
    await page.locator(scroller).evaluate((element) => element.scrollTo(0, 0));
    await page
      .locator(wrappers)
      .first()
      .locator("section")
      .waitFor({ timeout: 1_000 })
      .catch(() => undefined);
    return (await filled()).indexOf(false);
  };
  await expect.poll(hole, { message: "a hole between the top and the newest turns" }).toBeGreaterThan(0);
  expect((await filled()).slice(-5)).toEqual([true, true, true, true, true]);
  expect(await page.locator("[data-turn-id-container]").first().getAttribute("data-turn-id-container")).toMatch(/root/);
  expect(errors).toEqual([]);
  await close();
});

test("older pages come when the sentinel enters its zone, and only after it has left it", async ({ browser }) => {
  const { page, close } = await openDouble(browser, { layout: "classic", conversations: [source] });
  const asked = (): Promise<number> => page.evaluate(() => double.gauge.olderAsked);
  const toTop = (): Promise<void> => page.locator(scroller).evaluate((element) => element.scrollTo(0, 0));
  await expect(page.locator(sentinel)).toHaveCount(1);
  const first = await page.locator("[data-testid^=conversation-turn-]").first().getAttribute("data-testid");
  expect(first).not.toBeNull();
  for (let round = 0; round < 20 && (await page.locator(sentinel).count()) > 0; round++) {
    await toTop();
    await page.waitForTimeout(150);
    await page.locator(scroller).evaluate((element) => element.scrollTo(0, 400));
    await page.waitForTimeout(50);
  }
  await expect(page.locator(sentinel)).toHaveCount(0);
  expect(await asked()).toBe(3);
  await toTop();
  await expect(page.locator('[data-testid="conversation-turn-1"]')).toBeVisible();
  const id = await page.locator("[data-message-author-role]").first().getAttribute("data-message-id");
  expect(id).toBe(source.messages[0]?.id);
  await close();
});

test("staying at the top asks once; a failure needs its button", async ({ browser }) => {
  const behaviour = { olderFails: 1 };
  const { page, close } = await openDouble(browser, { layout: "classic", conversations: [source], behaviour });
  const box = page.locator(scroller);
  const asked = (): Promise<number> => page.evaluate(() => double.gauge.olderAsked);
  await box.evaluate((element) => element.scrollTo(0, 0));
  const button = page.locator(`${sentinel} button`);
  await expect(button).toBeVisible();
  await box.evaluate((element) => element.scrollTo(0, 600));
  await page.waitForTimeout(200);
  await box.evaluate((element) => element.scrollTo(0, 0));
  await page.waitForTimeout(200);
  expect(await asked(), "coming back does not ask again after a failure").toBe(1);
  await button.click();
  await expect.poll(asked).toBe(2);
  await expect(page.locator(wrappers)).toHaveCount(
    70 + source.messages.slice(-70).filter((one) => one.toolTurn).length,
  );
  await close();
});

test("a share page has every turn at once and no sentinel", async ({ browser }) => {
  const { page, double, close } = await openDouble(browser, { layout: "classic", conversations: [source] });
  await page.goto(double.shareUrl(source));
  const hidden = source.messages.filter((message) => message.toolTurn).length;
  await expect(page.locator(wrappers)).toHaveCount(120 + hidden);
  await expect(page.locator(sentinel)).toHaveCount(0);
  await expect(page.locator("form")).toHaveCount(0);
  expect(await page.title()).toBe(`ChatGPT - ${source.title}`);
  await close();
});

test("the sidebar scrolls by itself", async ({ browser }) => {
  const { page, close } = await openDouble(browser, { layout: "classic", conversations: [source] });
  const overflows = await page.locator("nav").evaluate((nav) => nav.scrollHeight > nav.clientHeight);
  expect(overflows).toBe(true);
  await close();
});
