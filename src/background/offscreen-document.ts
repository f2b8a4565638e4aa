import { browser } from "../browser.ts";
import { offscreenPath } from "../messages/sender.ts";

// Chromium only; the polyfill passes both through and does not know their types.
interface Chromium {
  offscreen: {
    createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
    closeDocument(): Promise<void>;
  };
  runtime: { getContexts(filter: { contextTypes: string[] }): Promise<unknown[]> };
}

const chromium = () => browser as unknown as Chromium;

/** Opens the offscreen document, which must not be open; resolves when it listens. */
export async function openOffscreen(): Promise<void> {
  await chromium().offscreen.createDocument({
    url: offscreenPath,
    reasons: ["BLOBS"],
    justification: "Builds export files, which the background cannot make addresses for.",
  });
}

export async function closeOffscreen(): Promise<void> {
  await chromium().offscreen.closeDocument();
}

export async function isOffscreenOpen(): Promise<boolean> {
  return (await chromium().runtime.getContexts({ contextTypes: ["OFFSCREEN_DOCUMENT"] })).length > 0;
}
