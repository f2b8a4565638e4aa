import { expect, test } from "./harness/chromium.ts";
import { compareThread } from "./harness/oracle.ts";
import "./harness/page-acts.ts";
import { saveChat, savedText } from "./harness/popup-words.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";
import { chatgptTruth } from "./sites/chatgpt/truth.ts";
import { conversation } from "./sites/conversations.ts";

test.use({ build: "chrome" });

const seed = 77;
const never = 1e9;

test("classic: when older messages fail to load the save says partial, and a second save heals it", async ({ ext }) => {
  const source = conversation({ seed, messages: 100 });
  const double = chatgptDouble({ layout: "classic", conversations: [source], behaviour: { olderFails: never } });
  await ext.serve(double);
  const page = await ext.open(double.url(source));
  await page.waitForTimeout(500);
  const id = `chatgpt:${source.id}`;

  const popup = await ext.clickToolbar(page);
  const first = await saveChat(popup);
  const partial = (await ext.archive.thread(id)).conversation.coverage;
  console.log(`seed ${seed}: first “${first}”`);
  expect(first).toContain("40 messages, partial: older messages did not load");
  expect(first, "the page states no total, so neither do we").toContain("the page does not say how many");
  expect(partial).toMatchObject({ state: "partial", held: 40, gaps: [{ after: null, reason: "older-not-loaded" }] });
  expect(partial.total).toBeUndefined();

  await page.evaluate(() => {
    globalThis.double.gauge.olderFails = 0;
  });
  await popup.close();
  const second = await saveChat(await ext.clickToolbar(page));
  const thread = await ext.archive.thread(id);
  console.log(`seed ${seed}: second “${second}”`);
  expect(second).toContain("100 messages, complete");
  expect(compareThread(thread, source, chatgptTruth.classic).problems).toEqual([]);
});

test("classic: a failure that passes is got over by the page's own Try again", async ({ ext }) => {
  const source = conversation({ seed: seed + 1, messages: 100 });
  const double = chatgptDouble({
    layout: "classic",
    conversations: [source],
    behaviour: { olderFails: 1 },
    language: "zh",
  });
  await ext.serve(double);
  const page = await ext.open(double.url(source));
  await page.waitForTimeout(500);
  expect(await saveChat(await ext.clickToolbar(page))).toContain("100 messages, complete");
});

test("pair: when older messages do not come the save does not say complete, and a second save gets them", async ({
  ext,
}) => {
  const source = conversation({ seed: seed + 2, messages: 40 });
  const double = chatgptDouble({ layout: "pair", conversations: [source], behaviour: { olderFails: never } });
  await ext.serve(double);
  const page = await ext.open(double.url(source));
  await page.waitForTimeout(500);
  const popup = await ext.clickToolbar(page);
  const first = await saveChat(popup);
  console.log(`pair, nothing older: “${first}”`);
  expect(first).not.toContain("complete");
  await page.evaluate(() => {
    globalThis.double.gauge.olderFails = 0;
  });
  await popup.close();
  const second = await saveChat(await ext.clickToolbar(page));
  expect(second).toContain("40 messages");
  const thread = await ext.archive.thread(`chatgpt:${source.id}`);
  expect(compareThread(thread, source, chatgptTruth.pair).problems).toEqual([]);
});

test("Cancel keeps what was found, says so, and puts the view back", async ({ ext }) => {
  const source = conversation({ seed: seed + 3, messages: 300 });
  const double = chatgptDouble({ layout: "classic", conversations: [source], behaviour: { latency: 400 } });
  await ext.serve(double);
  const page = await ext.open(double.url(source));
  await page.waitForTimeout(800);
  const popup = await ext.clickToolbar(page);
  await popup.click("Save chat");
  await expect.poll(() => popup.text(".save-progress")).toMatch(/[1-9]\d* messages/);
  expect(await popup.evaluate("!!document.querySelector('[role=progressbar]')")).toBe(true);
  await page.waitForTimeout(2500);
  await popup.click("Cancel");
  const said = await savedText(popup);
  const { conversation: row } = await ext.archive.thread(`chatgpt:${source.id}`);
  console.log(`cancelled: “${said}”`);
  expect(said).toContain("partial: you stopped the save");
  expect(row.coverage.state).toBe("partial");
  expect(row.coverage.held).toBeGreaterThanOrEqual(5);
  expect(row.coverage.held).toBeLessThan(300);
  const fromEnd = await page
    .locator("[data-scroll-root]")
    .evaluate((box) => box.scrollHeight - box.clientHeight - box.scrollTop);
  expect(fromEnd).toBeLessThan(60);
});
