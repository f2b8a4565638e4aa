import { patiently } from "./patiently.ts";
import type { RealPopup } from "./popup.ts";

const result = /\b(?:complete|partial|unknown|Kept)\b/;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const running = (popup: RealPopup): Promise<unknown> =>
  popup.evaluate("!!document.querySelector('.page-panel [role=progressbar]')");

/** Notes in the popup that a save has begun, however soon it is over: a bar of progress, or a complaint that was not there. */
const watch = `{
  const alertBefore = document.querySelector("[role=alert]");
  globalThis.hasBegun = false;
  const look = () => {
    const alert = document.querySelector("[role=alert]");
    if (document.querySelector(".page-panel [role=progressbar]") || (alert && alert !== alertBefore)) globalThis.hasBegun = true;
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
}`;

/** Presses Save chat and waits for what the popup says in the end: the result, or the sentence of a problem. */
export async function saveChat(popup: RealPopup, withinMs = 120_000): Promise<string> {
  await patiently(() => popup.evaluate("document.readyState === 'complete'"), "the popup was never loaded");
  await popup.evaluate(watch);
  await popup.click("Save chat");
  // An earlier result stands there until the new save has begun.
  for (let tries = 0; tries < 200 && !(await popup.evaluate("hasBegun")); tries++) await pause(50);
  return savedText(popup, withinMs);
}

/** What the popup says when a save is over. */
export async function savedText(popup: RealPopup, withinMs = 120_000): Promise<string> {
  const end = Date.now() + withinMs;
  while (Date.now() < end) {
    if (!(await running(popup))) {
      const status = await popup.text("[role=status]");
      if (result.test(status)) return status;
      const problem = await popup.text("[role=alert]");
      if (problem) return problem;
    }
    await pause(200);
  }
  throw new Error(`the save did not end; the popup says: ${await popup.text("body")}`);
}
