import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { build } from "vite";
import { katexFonts } from "../../scripts/katex-fonts.mjs";
import { pageHeaders } from "../harness/page-headers.ts";

export const origin = "https://convokeep.test";
export const pagePath = "e2e/viewer-preview/page.html";

/** Builds the viewer's page as a plain web page. */
export async function buildViewer(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: "warn",
    plugins: [katexFonts()],
    build: {
      outDir,
      emptyOutDir: true,
      minify: false,
      reportCompressedSize: false,
      target: "es2022",
      modulePreload: false,
      rollupOptions: { input: pagePath },
    },
  });
}

export const texts = async () => JSON.parse(await readFile("public/_locales/en/messages.json", "utf8"));

/** What happened in a page that should not have. */
export interface Seen {
  /** Requests for anything that is not a file of the page. */
  requests: string[];
  navigations: string[];
  /** Numbers of the texts whose scripts ran. */
  ran: unknown[];
  /** Other pages that opened, and dialogs. */
  opened: string[];
}

/** Opens the viewer's page. Nothing outside it answers; whatever is asked for is noted. */
export async function openViewer(
  context: BrowserContext,
  outDir: string,
  withPolicy: boolean,
): Promise<{ page: Page; seen: Seen }> {
  const seen: Seen = { requests: [], navigations: [], ran: [], opened: [] };
  await context.route(/^https?:/, async (route) => {
    const url = route.request().url();
    const pathname = url.startsWith(`${origin}/`) ? new URL(url).pathname : "";
    const body = pathname && (await readFile(join(outDir, pathname)).catch(() => null));
    if (body) return route.fulfill({ body, headers: await pageHeaders(pathname, withPolicy) });
    seen.requests.push(url);
    // An answer without content: a page that was to go there stays where it is.
    return route.fulfill({ status: 204 });
  });
  const page = await context.newPage();
  await page.exposeFunction("pwn", (what: unknown) => void seen.ran.push(what));
  await page.addInitScript(watch);
  await page.goto(`${origin}/${pagePath}`);
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
  page.on("framenavigated", (frame) => seen.navigations.push(frame.url()));
  page.on("dialog", (dialog) => {
    seen.opened.push(dialog.message());
    void dialog.dismiss();
  });
  context.on("page", (other) => seen.opened.push(other.url()));
  return { page, seen };
}

/** Notes what the policy refuses. Runs in the page before anything else. */
export function watch(): void {
  const refused: string[] = [];
  Object.assign(globalThis, { refused });
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => {
    refused.push(`${effectiveDirective} ${blockedURI} ${sample}`);
  });
}

/** The page's globals, as the tests use them. */
export interface Watched {
  refused: string[];
  viewerPage: import("./page.ts").ViewerPage;
}
