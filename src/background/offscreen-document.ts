import { browser } from "../browser.ts";
import { askOffscreen } from "../messages/ask.ts";
import { offscreenPath } from "../messages/sender.ts";
import { oneAtATime } from "./one-at-a-time.ts";

// Chromium only; the polyfill passes both through and does not know their types.
interface Chromium {
  offscreen: {
    createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
    closeDocument(): Promise<void>;
  };
  runtime: { getContexts(filter: { contextTypes: string[] }): Promise<unknown[]> };
}

const chromium = () => browser as unknown as Chromium;

// In turn, for a second document is refused, and one that is about to get work must not be closed.
const inTurn = oneAtATime();

/** Does work with the offscreen document, which is opened where it is not. */
export function withOffscreen<T>(work: () => Promise<T>): Promise<T> {
  return inTurn(async () => {
    if (!(await isOpen())) await open();
    return work();
  });
}

/** Does work with the offscreen document if it is open. */
export function whereOffscreen<T>(work: () => Promise<T>): Promise<T | undefined> {
  return inTurn(async () => ((await isOpen()) ? work() : undefined));
}

/** Closes the offscreen document unless it still has something to do; within work with it. */
export async function closeIdleOffscreen(): Promise<void> {
  if ((await askOffscreen("offscreen.running")).length === 0) await chromium().offscreen.closeDocument();
}

/** Resolves when it listens. */
async function open(): Promise<void> {
  await chromium().offscreen.createDocument({
    url: offscreenPath,
    reasons: ["BLOBS"],
    justification: "Builds export files, which the background cannot make addresses for.",
  });
}

async function isOpen(): Promise<boolean> {
  return (await chromium().runtime.getContexts({ contextTypes: ["OFFSCREEN_DOCUMENT"] })).length > 0;
}
