import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import puppeteer from "puppeteer-core";
import { findFirefox } from "../scripts/browsers.mjs";
import { hostileMessage } from "./harness/hostile-message.ts";
import { long, sized } from "./harness/long.ts";
import { pageHeaders } from "./harness/page-headers.ts";
import { evilHost, payloads } from "./harness/payloads.ts";
import { buildViewer, pagePath, texts, type Watched, watch } from "./viewer-preview/stage.ts";

const outDir = "out/viewer-firefox";

/** The viewer's page over HTTP, with the extension's policy or none; what else is asked for is noted. */
async function serve(withPolicy: boolean) {
  const asked: string[] = [];
  const server = createServer(async ({ url = "/" }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const body = await readFile(join(outDir, pathname)).catch(() => null);
    if (!body) asked.push(url);
    response.writeHead(body ? 200 : 404, body ? await pageHeaders(pathname, withPolicy) : {}).end(body ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { asked, origin, close: () => server.close() };
}

test.beforeAll(() => buildViewer(outDir));

for (const withPolicy of [false, true]) {
  const words = withPolicy ? "under the extension's policy" : "without any policy";
  test(`Firefox: no hostile text runs, loads or goes anywhere, ${words}`, async () => {
    const some = payloads.filter((_, at) => long || at % 10 === Number(withPolicy));
    const served = await serve(withPolicy);
    const browser = await puppeteer.launch({
      browser: "firefox",
      executablePath: findFirefox() ?? "",
      headless: true,
      protocolTimeout: sized(600_000, 120_000),
    });
    try {
      const page = await browser.newPage();
      const opened = browser.targets().length;
      const requests: string[] = [];
      const ran: unknown[] = [];
      page.on("request", (request) => {
        if (!request.url().startsWith(served.origin) && !/^(?:blob|data):/.test(request.url()))
          requests.push(request.url());
      });
      await page.exposeFunction("pwn", (what: unknown) => void ran.push(what));
      await page.evaluateOnNewDocument(watch);
      await page.goto(`${served.origin}/${pagePath}`);
      await page.waitForSelector("html[data-ready]");
      served.asked.length = 0;
      const shown = { title: some.join(" "), messages: some.map(hostileMessage), texts: await texts() };
      const flaws = await page.evaluate(async (all) => {
        const { viewerPage } = globalThis as unknown as Watched;
        viewerPage.show(all as Parameters<typeof viewerPage.show>[0]);
        await viewerPage.finish();
        viewerPage.provoke();
        return viewerPage.flaws();
      }, shown as never);
      expect([...new Set(flaws)]).toEqual([]);
      expect(await page.evaluate(() => document.querySelectorAll("article").length)).toBe(some.length);
      // What was to be asked for has been asked for before this.
      await page.evaluate(
        (address) => void document.body.append(Object.assign(new Image(), { src: address })),
        withPolicy ? "/canary" : `https://${evilHost}/canary`,
      );
      if (withPolicy) await expect.poll(() => served.asked).toEqual(["/canary"]);
      else await expect.poll(() => requests).toEqual([`https://${evilHost}/canary`]);
      expect({ ran, refused: await page.evaluate(() => (globalThis as unknown as Watched).refused) }).toEqual({
        ran: [],
        refused: [],
      });
      expect(page.url()).toBe(`${served.origin}/${pagePath}`);
      expect(browser.targets().length).toBe(opened);
    } finally {
      await browser.close();
      served.close();
    }
  });
}
