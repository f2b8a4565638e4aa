import { atIntervals } from "./at-intervals.ts";

/** How often the address is compared while no event tells of a change, ms. One string comparison. */
const pollEvery = 1_000;

/**
 * Calls back when the page moves to another address without a reload, until the signal aborts. A page's `pushState`
 * cannot be hooked from the isolated world; the Navigation API tells of it where the browser has it (Chromium, Firefox
 * since 147), synchronously, and a comparison of the address does for the rest.
 */
export function onNavigation(callback: () => void, signal: AbortSignal): void {
  let last = location.href;
  const compare = () => {
    if (location.href === last) return;
    last = location.href;
    callback();
  };
  const navigation = (globalThis as { navigation?: EventTarget }).navigation;
  navigation?.addEventListener("currententrychange", compare, { signal });
  addEventListener("popstate", compare, { signal });
  addEventListener("hashchange", compare, { signal });
  atIntervals(pollEvery, compare, signal);
}
