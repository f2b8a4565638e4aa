import { expect, test } from "@playwright/test";
import { conversation } from "../../conversations.ts";
import { idsOf, openDouble, shownIds } from "./open.ts";

const source = conversation({ seed: 12, messages: 120 });
const scroller = "[data-app-action-timeline-scroll]";
const prompts = idsOf(source, true);

test("a few turns from the bottom, nothing of the rest, and no attribute of the older layout", async ({ browser }) => {
  const { page, errors, close } = await openDouble(browser, { layout: "pair", conversations: [source] });
  await expect(page.locator("[data-turn-key]").first()).toBeAttached();
  const ids = await shownIds(page);
  expect(ids.length).toBeGreaterThanOrEqual(3);
  expect(ids.length).toBeLessThanOrEqual(6);
  expect(ids).toEqual(prompts.slice(-ids.length));
  await expect.poll(() => page.locator(scroller).evaluate((element) => element.scrollTop)).toBe(0);
  const older =
    "section[data-turn-id], [data-testid^=conversation-turn], [data-turn], [data-message-author-role], [data-message-id], [data-scroll-root], .markdown.prose, #thread-bottom-container";
  await expect(page.locator(older)).toHaveCount(0);
  expect(errors).toEqual([]);
  await close();
});

test("older turns come at the top, newer ones leave, and unit keys are counted anew", async ({ browser }) => {
  const { page, close } = await openDouble(browser, { layout: "pair", conversations: [source] });
  const box = page.locator(scroller);
  const top = (): Promise<number> =>
    box.evaluate((element) => element.scrollTop + element.scrollHeight - element.clientHeight);
  const seen = new Set(await shownIds(page));
  for (let round = 0; round < 60 && !seen.has(prompts[0] ?? ""); round++) {
    const anchor = (await shownIds(page))[0] ?? "";
    const before = await box.evaluate((element) => {
      element.scrollTop = -element.scrollHeight;
      return element.scrollTop;
    });
    expect(before).toBeLessThan(0);
    const place = await page.locator(`[data-turn-key="${anchor}"]`).boundingBox();
    await expect.poll(async () => (await shownIds(page))[0] !== anchor).toBe(true);
    const after = await page.locator(`[data-turn-key="${anchor}"]`).boundingBox();
    expect(Math.abs((after?.y ?? 0) - (place?.y ?? 0)), "the view keeps its place").toBeLessThan(3);
    const ids = await shownIds(page);
    expect(ids.length).toBeLessThanOrEqual(9);
    for (const id of ids) seen.add(id);
    const keys = await page
      .locator('[data-chatgpt-search-unit-key$=":user"]')
      .evaluateAll((units) => units.map((unit) => unit.getAttribute("data-chatgpt-search-unit-key")));
    expect(keys[0]).toBe("fallback-turn-0:0:user");
  }
  expect([...seen].sort()).toEqual([...prompts].sort());
  await expect.poll(() => top()).toBeGreaterThan(0);
  await box.evaluate((element) => {
    element.scrollTop = 0;
  });
  await expect.poll(async () => (await shownIds(page)).at(-1)).toBe(prompts.at(-1));
  await close();
});

test("older turns do not come when they fail, and pictures have blob addresses", async ({ browser }) => {
  const behaviour = { olderFails: 1e9 };
  const { page, close } = await openDouble(browser, { layout: "pair", conversations: [source], behaviour });
  const ids = await shownIds(page);
  await page.locator(scroller).evaluate((element) => {
    element.scrollTop = -element.scrollHeight;
  });
  await page.waitForTimeout(400);
  await expect.poll(() => shownIds(page)).toEqual(ids);
  await expect.poll(() => page.evaluate(() => double.gauge.olderAsked)).toBeGreaterThan(0);
  await close();
});
