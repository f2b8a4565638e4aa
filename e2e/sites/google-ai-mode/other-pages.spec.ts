import type { Page } from "@playwright/test";
import { type ChromiumWithExtension, expect, test } from "../../harness/chromium.ts";

/** As a page of AI Mode has it, whatever the address it is shown at. */
const turn = (number: number): string =>
  `<div data-scope-id="turn" data-complete="true"><span role="heading" aria-level="2"><span>You said: </span><span>Question ${number} about tides</span></span><div data-container-id="main-col"><div><div class="n6owBd">Answer ${number}: the tide comes twice a day.</div></div></div></div>`;
const html = `<!doctype html><title>tides</title><main>${[1, 2, 3].map(turn).join("")}</main>`;

const elsewhere = [
  "/search?q=tides",
  "/search?q=tides&udm=2",
  "/maps/place/Harbour",
  "/",
  "/finance/quote/TIDE?udm=50",
];

/** Longer than an opened chat takes to be archived, in ms. */
const quietMs = 3000;

async function openGoogle(ext: ChromiumWithExtension, path: string): Promise<Page> {
  await ext.context.route("https://www.google.com/**", (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body: html }),
  );
  return ext.open(`https://www.google.com${path}`);
}

/** Processor time that scripts took on a page up to now, in ms: a clock would count what else the machine does. */
async function scriptTime(ext: ChromiumWithExtension, page: Page): Promise<() => Promise<number>> {
  const session = await ext.context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "ScriptDuration")?.value ?? Number.NaN);
  };
}

test.use({ build: "chrome-granted" });

test("on Google's other pages nothing is read, changed or archived, at hardly any cost", async ({ ext }) => {
  const pages = await Promise.all(elsewhere.map((path) => openGoogle(ext, path)));
  const clocks = await Promise.all(pages.map((page) => scriptTime(ext, page)));
  const before = await Promise.all(clocks.map((clock) => clock()));
  const bodies = await Promise.all(pages.map((page) => page.content()));
  await pages[0]?.waitForTimeout(quietMs);
  const spent = await Promise.all(clocks.map(async (clock, at) => (await clock()) - (before[at] ?? 0)));
  console.log(`Google's other pages: ${spent.map((ms) => ms.toFixed(1)).join(", ")} ms of script in ${quietMs} ms`);
  expect(await ext.archive.list()).toEqual([]);
  expect(await Promise.all(pages.map((page) => page.content()))).toEqual(bodies);
  expect(Math.max(...spent)).toBeLessThan(60);

  // The same page at AI Mode's own address is archived.
  await openGoogle(ext, "/search?q=tides&udm=50");
  await expect.poll(async () => (await ext.archive.list()).map(({ messageCount }) => messageCount)).toEqual([6]);
});

test("the first-run page says that access is asked for all of www.google.com", async ({ ext }) => {
  const page = await ext.open(ext.address("src/welcome/index.html"));
  const row = page.locator("li.site").filter({ hasText: "Google AI Mode" });
  await expect(row).toContainText("all of www.google.com");
});
