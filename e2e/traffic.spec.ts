import { expect, test } from "./harness/chromium.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";
import { conversation } from "./sites/conversations.ts";

test.use({ build: "chrome-leaking", alone: true });

/** By the place in the extension: what is to be seen of its request. */
const leaks = {
  // Its first request may come before the test runner listens to it.
  "the worker": /^(?:extension: GET|unanswered: CONNECT) https:\/\/worker\.leak\.example\/$/,
  "the content script": /^content script: GET https:\/\/c\.leak\.example\/$/,
  "a page whose own policy lets it": /^extension: GET https:\/\/page\.leak\.example\/$/,
  "the offscreen document, which it does not see either": /^unanswered: CONNECT https:\/\/offscreen\.leak\.example\/$/,
};

test("a request that nobody set up is noticed, whichever part of the extension sends it", async ({ ext }) => {
  const source = conversation({ seed: 1, messages: 2, plain: true });
  const double = chatgptDouble({ layout: "classic", conversations: [source] });
  await ext.serve(double);
  await ext.open(double.url(source));
  const inside = await ext.insidePage();
  await inside.evaluate(`void fetch("https://page.leak.example/").catch(() => {})`);
  await inside.evaluate(`chrome.offscreen.createDocument({
    url: "src/offscreen/index.html",
    reasons: ["BLOBS"],
    justification: "a test",
  })`);
  const seen: string[] = [];
  for (const [where, leak] of Object.entries(leaks)) {
    await expect
      .poll(() => seen.push(...ext.traffic.takeFaults()) && seen, where)
      .toContainEqual(expect.stringMatching(leak));
  }
});

test("the library, the tour and the popup cannot send anything, whatever runs in them", async ({ ext }) => {
  const chat = { contentType: "text/html", body: "<p>a chat</p>" };
  await ext.context.route("https://chatgpt.com/**", (route) => route.fulfill(chat));
  const sending = `
    void navigator.sendBeacon("https://sent.leak.example/");
    new Image().src = "https://sent.leak.example/";
    fetch("https://sent.leak.example/").then(() => "sent", () => "refused")`;
  for (const name of ["library", "welcome"]) {
    const page = await ext.open(ext.address(`src/${name}/index.html`));
    expect(await page.evaluate(sending), name).toBe("refused");
  }
  // Its script sends something too.
  const popup = await ext.clickToolbar(await ext.open("https://chatgpt.com/"));
  await expect.poll(() => popup.text("button")).not.toBe("");
  // Only what has left the browser comes to the proxy.
  const left = ext.traffic.takeFaults().filter((fault) => fault.startsWith("unanswered"));
  expect(left.filter((fault) => /sent|library|welcome|popup/.test(fault))).toEqual([]);
});

test("what a test's user has set up is let through and is no fault", async ({ ext }) => {
  for (const host of ["worker", "welcome"]) ext.traffic.allow(`https://${host}.leak.example`);
  await ext.open(ext.address("src/library/index.html"));
});
