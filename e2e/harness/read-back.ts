import type { Page } from "@playwright/test";

/** Scrollers of the three layouts. */
const scrollers = "[data-scroll-root], [data-app-action-timeline-scroll], [data-swipe-scroll-container]";

/**
 * Reads back to the first message as a person would: with the wheel, a part of a view at a time and `pause` ms on each,
 * a little to and fro at the top until older messages come. Runs in the page, so that a busy machine does not slow it.
 */
export async function readBack(page: Page, first: string, pause: number): Promise<void> {
  const came = await page.evaluate(
    async ({ selector, id, ms }) => {
      const box = document.querySelector(selector);
      if (!box) throw new Error("nothing to scroll");
      const wait = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));
      const wheel = (by: number): void => {
        box.dispatchEvent(new WheelEvent("wheel", { deltaY: by, bubbles: true }));
        box.scrollBy({ top: by, behavior: "instant" });
      };
      const shown = (): boolean =>
        document.querySelector(`[data-message-id="${id}"], [data-turn-key="${id}"], [id="${id}"]`) !== null;
      for (let views = 0; views < 1500; views++) {
        const before = box.scrollTop;
        wheel(-0.6 * box.clientHeight);
        await wait(ms);
        if (Math.abs(box.scrollTop - before) > 2) continue;
        if (shown()) return true;
        wheel(0.4 * box.clientHeight);
        await wait(ms);
      }
      return false;
    },
    { selector: scrollers, id: first, ms: pause },
  );
  if (!came) throw new Error("the first message never came");
}
