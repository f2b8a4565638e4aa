import { expect, test } from "@playwright/test";
import { conversation } from "../../conversations.ts";
import { filled, openHarbour, seenUpwards } from "./open.ts";

const source = conversation({ seed: 21, messages: 28, plain: true });
const ids = source.messages.map(({ id }) => id);
const setup = { conversations: [source], behaviour: { firstPage: 12, olderPage: 8, latency: 30 } };

for (const layout of ["all", "wrappers", "emptied", "rows", "padding", "paged", "reversed", "page"]) {
  test(`${layout}: begins at the newest turn, and every turn is there for who scrolls back`, async ({ browser }) => {
    const { page, errors, close } = await openHarbour(browser, layout, setup);
    await expect.poll(async () => (await filled(page)).at(-1)).toBe(ids.at(-1));
    const first = await filled(page);
    expect(first.length).toBe(layout === "all" ? 28 : first.length);
    if (layout !== "all") expect(first.length).toBeLessThan(22);
    expect(await page.evaluate(() => double.mounted?.())).toEqual(await filled(page));
    expect(await seenUpwards(page, ids)).toEqual(ids);
    expect(errors).toEqual([]);
    await close();
  });
}

test("rows: a few are on the page, with their places; the newest never leave; guessed heights are corrected", async ({
  browser,
}) => {
  const { page, close } = await openHarbour(browser, "rows", setup);
  const guessed = await page.locator(".thread").evaluate((list) => list.clientHeight);
  expect((await filled(page)).length).toBeLessThan(9);
  await expect(page.locator("article").last()).toHaveAttribute("aria-posinset", "28");
  await expect(page.locator("article").last()).toHaveAttribute("aria-setsize", "28");
  await page.locator("main").evaluate((box) => box.scrollTo({ top: 0, behavior: "instant" }));
  await expect.poll(() => filled(page)).toEqual(expect.arrayContaining([ids[0], ...ids.slice(-3)]));
  expect((await filled(page)).length).toBeLessThan(9);
  expect(await page.locator(".thread").evaluate((list) => list.clientHeight)).not.toBe(guessed);
  const rows = page.locator("article");
  const boxes = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect()));
  boxes.slice(1, -3).forEach((box, at) => {
    expect(Math.abs(box.top - (boxes[at]?.bottom ?? 0)), "rows touch and do not overlap").toBeLessThan(2);
  });
  await close();
});

test("emptied: turns stay without content; the outline brings one into view", async ({ browser }) => {
  const { page, close } = await openHarbour(browser, "emptied", setup);
  await expect(page.locator("article")).toHaveCount(28);
  await expect(page.locator(".outline button")).toHaveCount(28);
  await page.locator(".outline button").nth(4).dispatchEvent("click");
  await expect.poll(async () => (await filled(page)).includes(ids[4] ?? "")).toBe(true);
  expect(await filled(page)).not.toContain(ids.at(-1));
  await close();
});

test("paged: a failure is told and its button tries again; the view keeps its place", async ({ browser }) => {
  const behaviour = { ...setup.behaviour, olderFails: 1 };
  const { page, close } = await openHarbour(browser, "paged", { ...setup, behaviour });
  await expect(page.locator("article")).toHaveCount(12);
  await page.locator("main").evaluate((box) => box.scrollTo({ top: 0, behavior: "instant" }));
  await expect(page.locator(".older button")).toBeVisible();
  await expect(page.locator("article")).toHaveCount(12);
  const anchor = page.locator(`[id="turn-${ids[16]}"]`);
  const before = (await anchor.boundingBox())?.y ?? 0;
  await page.locator(".older button").click();
  await expect(page.locator("article")).toHaveCount(20);
  expect(Math.abs(((await anchor.boundingBox())?.y ?? 0) - before)).toBeLessThan(3);
  expect(await page.evaluate(() => double.gauge.olderAsked)).toBe(2);
  await close();
});
