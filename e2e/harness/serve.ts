import type { BrowserContext } from "@playwright/test";
import type { HTTPRequest, Page } from "puppeteer-core";
import type { Double } from "../sites/kit/double.ts";

/** Answers every web request of a Playwright context from the double, at the site's real address, without a network. */
export async function serveInPlaywright(context: BrowserContext, double: Double): Promise<void> {
  await context.route(/^https?:/, async (route) => {
    const request = route.request();
    const { cookie } = await request.allHeaders();
    const { status, contentType, headers, body } = await double.reply({ url: request.url(), cookie });
    await route.fulfill({ status, contentType, headers, body });
  });
}

/** The same for one page of puppeteer (Firefox too). */
export async function serveInPuppeteer(page: Page, double: Double): Promise<void> {
  const answer = async (request: HTTPRequest): Promise<void> => {
    if (!/^https?:/.test(request.url())) return request.continue();
    const { status, contentType, headers, body } = await double.reply({ url: request.url() });
    await request.respond({ status, contentType, headers, body });
  };
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    answer(request).catch((error: unknown) => {
      // A page that is closed or moves on takes its requests with it.
      if (!page.isClosed()) console.error(`no answer for ${request.url()}: ${String(error)}`);
    });
  });
}
