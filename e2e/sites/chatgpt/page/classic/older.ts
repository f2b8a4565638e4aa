import { esc } from "../../../kit/page/html.ts";
import type { Gauge } from "../../../kit/page/view.ts";
import type { Strings } from "../strings.ts";

/**
 * The sentinel above the newest page: coming into a zone of 80 px asks for an older page, once; it must leave the zone and
 * come back for the next one. After a failure only its "Try again" asks again (chatgpt.com, 2026-10-06).
 */
export interface Sentinel {
  element: HTMLElement;
  /** Stops watching and leaves the page: the start is reached. */
  remove(): void;
}

export interface SentinelOrders {
  scroller: HTMLElement;
  words: Strings;
  gauge: Gauge;
  latency: number;
  /** Puts the next older page on the page. */
  load(): void;
}

export function createSentinel({ scroller, words, gauge, latency, load }: SentinelOrders): Sentinel {
  const element = document.createElement("div");
  element.dataset.testid = "conversation-pagination-sentinel";
  element.className = "flex h-10 items-center justify-center";
  let busy = false;
  let failed = false;

  const fail = (): void => {
    failed = true;
    element.innerHTML = `<span>${esc(words.olderFailed)}</span><button type="button">${esc(words.tryAgain)}</button>`;
  };
  const ask = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    failed = false;
    gauge.olderAsked++;
    element.innerHTML = `<span role="status" aria-label="${esc(words.loadingOlder)}" class="animate-spin"></span>`;
    await new Promise((resolve) => setTimeout(resolve, latency));
    busy = false;
    if (!element.isConnected) return;
    element.replaceChildren();
    if (gauge.olderFails > 0) {
      gauge.olderFails--;
      fail();
    } else load();
  };

  // The observer reports changes only: staying in the zone asks for nothing.
  const observer = new IntersectionObserver(
    ([entry]) => {
      if (entry?.isIntersecting && !failed) void ask();
    },
    { root: scroller, rootMargin: "80px 0px 0px 0px" },
  );
  observer.observe(element);
  element.addEventListener("click", (event) => {
    if (failed && event.target instanceof HTMLButtonElement) void ask();
  });
  return {
    element,
    remove() {
      observer.disconnect();
      element.remove();
    },
  };
}
