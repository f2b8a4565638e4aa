import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "./harness/chromium.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";
import { conversation } from "./sites/conversations.ts";

// Tests have their browser one after the other: what one leaves in it the next must not find.
test.describe.configure({ mode: "serial" });

const source = conversation({ seed: 1, messages: 2, plain: true });
const double = chatgptDouble({ layout: "classic", conversations: [source] });
/** Asked for once only, so the browser may keep it. */
const once = "https://once.example/kept";
let before = "";

/** Leaves something wherever a page can. */
const leaveInPage = `(async () => {
  document.cookie = "left=1; max-age=9999";
  localStorage.setItem("left", "1");
  sessionStorage.setItem("left", "1");
  await new Promise((resolve) => { indexedDB.open("left").onsuccess = resolve; });
  await (await caches.open("left")).put("/left", new Response("left"));
})()`;
const inPage = `Promise.all([indexedDB.databases(), caches.keys(), navigator.permissions.query({ name: "clipboard-read" })])
  .then(([databases, caches, { state }]) => [
    document.cookie, localStorage.getItem("left"), sessionStorage.getItem("left"),
    databases.some(({ name }) => name === "left"), caches.includes("left"), state,
  ].join())`;

/** Leaves something wherever the extension can. */
const leaveInExtension = `Promise.all([
  chrome.storage.local.set({ left: 1 }),
  chrome.storage.session.set({ left: 1 }),
  chrome.alarms.create("left", { delayInMinutes: 60 }),
  chrome.action.setBadgeText({ text: "left" }),
  chrome.scripting.registerContentScripts([{ id: "left", matches: ["https://chatgpt.com/*"], js: ["content.js"] }]),
  chrome.downloads.download({ url: "data:text/plain,left", filename: "left.txt" }),
  new Promise((resolve) => chrome.contextMenus.create({ id: "left", title: "left" }, resolve)),
])`;
const inExtension = `Promise.all([
  chrome.storage.local.get("left"),
  chrome.storage.session.get("left"),
  chrome.alarms.get("left"),
  chrome.action.getBadgeText({}),
  chrome.scripting.getRegisteredContentScripts({ ids: ["left"] }),
  chrome.downloads.search({}),
]).then((found) => JSON.stringify(found))`;
const nothing = JSON.stringify([{}, {}, null, "", [], []]);

const chatPage = async (page: Page) => String(await page.evaluate(inPage));

test("a test leaves something wherever it can", async ({ ext }) => {
  before = ext.extensionId;
  await ext.serve(double);
  const page = await ext.open(double.url(source));
  await page.evaluate(leaveInPage);
  await ext.context.grantPermissions(["clipboard-read"], { origin: "https://chatgpt.com" });
  expect(await chatPage(page)).toBe("left=1,1,1,true,true,granted");
  const inside = await ext.insidePage();
  await inside.evaluate(leaveInExtension);
  await ext.download("left.txt");
  expect(JSON.parse(String(await inside.evaluate(inExtension)))[0]).toEqual({ left: 1 });
  await expect.poll(async () => (await ext.archive.list()).length).toBe(1);
  await ext.open(ext.address("src/library/index.html"));
  await ext.clickToolbar(page);
});

test("the next finds an extension and a browser that are as new", async ({ ext }) => {
  expect(before).not.toBe("");
  expect(ext.extensionId).not.toBe(before);
  expect((await ext.archive.list()).length).toBe(0);
  expect(await (await ext.insidePage()).evaluate(inExtension)).toBe(nothing);
  const { targetInfos } = await ext.session.send("Target.getTargets", { filter: [{}] });
  expect(targetInfos.filter(({ url }) => url.includes(before))).toEqual([]);
  await expect(ext.open(double.url(source)), "nobody answers any more").rejects.toThrow();
  expect(ext.traffic.takeFaults()).not.toEqual([]);
  await ext.serve(double);
  expect(await chatPage(await ext.open(double.url(source)))).toBe(",,,false,false,prompt");
});

test("what is left nevertheless is noticed: the next test gets another browser; what is sent when a test is over is a fault", async ({
  shared,
}) => {
  const leave = async (what: (context: BrowserContext) => Promise<unknown>): Promise<BrowserContext> => {
    const { context, close } = await shared.install("chrome");
    await close();
    await what(context);
    return context;
  };
  const asNew = await leave(async () => {});
  const withTab = await leave((context) => context.newPage());
  expect(withTab, "what is empty is kept").toBe(asNew);
  const withCookie = await leave((context) => context.addCookies([{ name: "left", value: "1", url: once }]));
  expect(withCookie).not.toBe(withTab);
  const asking = await leave(
    (context) =>
      context
        .pages()[0]
        ?.goto(once)
        .catch(() => {}) ?? Promise.resolve(),
  );
  expect(asking).not.toBe(withCookie);
  await expect(shared.install("chrome")).rejects.toThrow("unanswered: CONNECT https://once.example/");
});
