import { expect, type Page, test } from "@playwright/test";
import { hostileMessage } from "./harness/hostile-message.ts";
import { long } from "./harness/long.ts";
import { evilHost, payloads } from "./harness/payloads.ts";
import { buildViewer, openViewer, texts, type Watched } from "./viewer-preview/stage.ts";

const outDir = "out/viewer-preview";

test.describe.configure({ mode: "serial" });

test.beforeAll(() => buildViewer(outDir));

const watched = <T>(page: Page, read: (page: Watched) => T): Promise<T> =>
  page.evaluate(`(${read.toString()})(globalThis)`) as Promise<T>;

/** Shows every payload in every field, draws everything, and touches whatever is there. */
async function showAll(page: Page, shownTexts = payloads): Promise<void> {
  const shown = { title: payloads.join(" "), messages: shownTexts.map(hostileMessage), texts: await texts() };
  const took = await page.evaluate(async (all) => {
    const { viewerPage } = globalThis as unknown as Watched;
    const start = performance.now();
    viewerPage.show(all);
    const rendered = performance.now();
    await viewerPage.finish();
    return [rendered - start, performance.now() - rendered].map(Math.round);
  }, shown);
  console.log(`rendered in ${took[0]} ms, finished in ${took[1]} ms`);
  const articles = await page.locator("article").count();
  expect(articles).toBe(shownTexts.length);
  expect([...new Set(await watched(page, ({ viewerPage }) => viewerPage.flaws()))]).toEqual([]);
  await watched(page, ({ viewerPage }) => viewerPage.provoke());
}

test("there are more than 300 hostile texts, each different", () => {
  console.log(`${payloads.length} hostile texts`);
  expect(payloads.length).toBeGreaterThan(300);
});

test("no hostile text runs, loads or goes anywhere without any policy: the viewer alone", async ({ context }) => {
  const { page, seen } = await openViewer(context, outDir, false);
  await showAll(page);
  // The door is open: what would have come through it has come before this.
  await page.evaluate((host) => {
    document.body.insertAdjacentHTML("beforeend", `<img src="https://${host}/canary" onerror="pwn('canary')">`);
  }, evilHost);
  await expect.poll(() => seen.ran).toContain("canary");
  expect(seen).toEqual({ requests: [`https://${evilHost}/canary`], navigations: [], ran: ["canary"], opened: [] });
});

test("under the extension's policy nothing is even refused, for nothing is tried", async ({ context }) => {
  const { page, seen } = await openViewer(context, outDir, true);
  await showAll(page, long ? payloads : payloads.filter((_, at) => at % 8 === 0));
  await page.evaluate((host) => {
    document.body.append(Object.assign(new Image(), { src: `https://${host}/canary` }));
  }, evilHost);
  await expect.poll(() => watched(page, ({ refused }) => refused)).toEqual([`img-src https://${evilHost}/canary `]);
  expect(seen).toEqual({ requests: [], navigations: [], ran: [], opened: [] });
});

test("a page without care is caught by many of these texts", async ({ context }) => {
  const { page, seen } = await openViewer(context, outDir, false);
  await page.evaluate(
    (all) => {
      const { viewerPage } = globalThis as unknown as Watched;
      viewerPage.showNaively(all);
      viewerPage.provoke();
    },
    [...payloads],
  );
  await expect.poll(() => new Set(seen.ran).size).toBeGreaterThan(100);
  const asked = () => seen.requests.filter((url) => url.includes(evilHost)).map((url) => url.split("/").at(-1));
  await expect.poll(() => new Set(asked()).size).toBeGreaterThan(30);
  const caught = new Set([...seen.ran.map(String), ...asked()]);
  console.log(`without care: ${caught.size} of ${payloads.length} texts ran a script or asked for an address`);
});
