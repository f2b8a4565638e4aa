import type { BrowserContext, CDPSession, Page, Request } from "@playwright/test";
import type { Traffic } from "./traffic.ts";

/** Hosts that Chromium asks of itself, for updates, accounts and lists. */
export const chromiumsOwn: readonly RegExp[] = [
  /^(?:accounts|clients\d?|android\.clients|mtalk)\.google\.com$/,
  /\.(?:googleapis|gvt1|gstatic)\.com$/,
];

/** Sends everything through the proxy, this machine's own servers too. */
export function proxyArguments(port: number): string[] {
  return [`--proxy-server=http://127.0.0.1:${port}`, "--proxy-bypass-list=<-loopback>"];
}

const ours = "chrome-extension:";

/**
 * Records what the extension asks for: of its worker and pages by Playwright, which answers them where a test does; what
 * Playwright does not see (the offscreen document) reaches the proxy.
 * @returns ends it
 */
export function recordChromium(context: BrowserContext, traffic: Traffic): () => void {
  const note = (request: Request): void => {
    // A document is asked for by whoever opened it, and tests open pages.
    if (request.isNavigationRequest()) return;
    const isOurs = request.serviceWorker() !== null || ownerOf(request).startsWith(ours);
    if (isOurs) traffic.note("extension", request.method(), request.url());
    else traffic.notePage(request.url());
  };
  context.on("request", note);
  const watch = (page: Page) => void watchScripts(context, page, traffic);
  for (const page of context.pages()) watch(page);
  context.on("page", watch);
  return () => {
    context.off("request", note);
    context.off("page", watch);
  };
}

function ownerOf(request: Request): string {
  try {
    return request.frame().url();
  } catch {
    // The first request of a page comes before its frame, and one that is gone has none.
    return "";
  }
}

/** Playwright does not tell a page's request from one of a script that we put there; the debugger knows the script. */
async function watchScripts(context: BrowserContext, page: Page, traffic: Traffic): Promise<void> {
  try {
    const session: CDPSession = await context.newCDPSession(page);
    session.on("Network.requestWillBeSent", ({ request, initiator }) => {
      const [top] = initiator.stack?.callFrames ?? [];
      const isOurs = top?.url.startsWith(ours) === true && !page.url().startsWith(ours);
      if (isOurs) traffic.note("content script", request.method, request.url);
    });
    await session.send("Network.enable");
  } catch (error) {
    if (!page.isClosed()) throw error;
  }
}
