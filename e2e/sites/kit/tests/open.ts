import type { Browser, Page } from "@playwright/test";
import "../../../harness/page-acts.ts";
import { serveInPlaywright } from "../../../harness/serve.ts";
import type { Double } from "../double.ts";
import { type SiteSetup, siteDouble } from "../site-double.ts";
import { template } from "./page.ts";

export interface OpenHarbour {
  page: Page;
  double: Double;
  /** Errors of the page itself; must stay empty. */
  errors: string[];
  close(): Promise<void>;
}

/** Opens the first conversation of a made-up site whose turns are mounted as `layout` says. */
export async function openHarbour(
  browser: Browser,
  layout: string,
  setup: SiteSetup,
  share = false,
): Promise<OpenHarbour> {
  const double = siteDouble({
    site: "harbour",
    origins: ["https://harbour.example"],
    template,
    markup: new URL("./page.ts", import.meta.url),
    layout,
    ...setup,
  });
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
  await serveInPlaywright(context, double);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  const [first] = setup.conversations;
  if (!first) throw new Error("no conversation to open");
  await page.goto(share ? double.shareUrl(first) : double.url(first));
  await page.locator("article").first().waitFor();
  return { page, double, errors, close: () => context.close() };
}

/** Ids of the turns on the page whose content is there, in page order. */
export function filled(page: Page): Promise<string[]> {
  return page
    .locator("article")
    .evaluateAll((turns) => turns.filter((turn) => turn.childNodes.length > 0).map((turn) => turn.id.slice(5)));
}

/** Waits until the page has drawn what was asked of it so far, however busy the machine is: two frames, and the kit's delays. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) =>
        requestAnimationFrame(() =>
          requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => done()), 45)),
        ),
      ),
  );
}

/** Scrolls up by parts of a view until nothing new comes; every id seen, in the order of the conversation. */
export async function seenUpwards(page: Page, all: readonly string[]): Promise<string[]> {
  const seen = new Set(await filled(page));
  // Patient while some are missing: older turns may still be on their way.
  for (let idle = 0; idle < (seen.size < all.length ? 40 : 4); ) {
    const before = seen.size;
    await page.evaluate(() => {
      const box = document.querySelector("main");
      const scrolls = box && getComputedStyle(box).overflowY === "auto" ? box : document.scrollingElement;
      scrolls?.scrollBy({ top: -400, behavior: "instant" });
    });
    await drawn(page);
    for (const id of await filled(page)) seen.add(id);
    const top = await page.evaluate(() => (document.querySelector("article")?.getBoundingClientRect().top ?? 0) >= 0);
    idle = seen.size === before && top ? idle + 1 : 0;
  }
  return all.filter((id) => seen.has(id));
}
