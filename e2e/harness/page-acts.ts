import type { Page } from "@playwright/test";
import type { LayoutName } from "../sites/chatgpt/page/config.ts";
import type { RunningDouble } from "../sites/kit/page/running.ts";
import type { SourceConversation } from "../sites/source.ts";

declare global {
  /** The page double, in the page's own world. */
  var double: RunningDouble;
}

/** Writes a prompt into the page's composer and sends it, as a person would. */
export async function sendPrompt(page: Page, text: string): Promise<void> {
  const editor = page.locator("form [contenteditable=true], form textarea").last();
  await editor.fill(text);
  await editor.press("Enter");
}

/** Waits until no answer is being written. */
export async function answerFinished(page: Page): Promise<void> {
  await page.waitForFunction(() => !globalThis.double.app.streaming(), undefined, { timeout: 60_000 });
}

/** What the page is made from now, with what was written on it. */
export async function sourceNow(page: Page): Promise<SourceConversation> {
  const source = await page.evaluate(() => globalThis.double.app.shown());
  if (!source) throw new Error("the page shows no conversation");
  return source;
}

const scrollers: Record<LayoutName, string> = {
  classic: "[data-scroll-root]",
  pair: "[data-app-action-timeline-scroll]",
  octane: "[data-swipe-scroll-container]",
};

/** What a reader sees: which turn stands near the top of the view and where, and how far the newest message is. */
export interface ReadersView {
  turn: string;
  top: number;
  fromEnd: number;
}

export function viewOf(page: Page, layout: LayoutName): Promise<ReadersView> {
  return page.locator(scrollers[layout]).evaluate((box) => {
    const turn = document.elementFromPoint(500, 200)?.closest("[data-turn-id-container], [data-turn-key], li[id]");
    const name = ["data-turn-id-container", "data-turn-key", "id"].map((attribute) => turn?.getAttribute(attribute));
    const reversed = getComputedStyle(box).flexDirection === "column-reverse";
    return {
      turn: name.find((value) => value) ?? "",
      top: turn?.getBoundingClientRect().top ?? 0,
      fromEnd: reversed ? -box.scrollTop : box.scrollHeight - box.clientHeight - box.scrollTop,
    };
  });
}

/** The view once it stands still: pages follow an answer to its end a moment after each piece of it. */
export async function steadyView(page: Page, layout: LayoutName): Promise<ReadersView> {
  for (let before = await viewOf(page, layout); ; ) {
    await page.waitForTimeout(200);
    const now = await viewOf(page, layout);
    if (isSameView(before, now)) return now;
    before = now;
  }
}

/** The same turn in the same place; or still at the end, which may have grown. */
export function isSameView(before: ReadersView, after: ReadersView): boolean {
  if (before.fromEnd < 60 && after.fromEnd < 60) return true;
  return before.turn === after.turn && Math.abs(before.top - after.top) < 60;
}
