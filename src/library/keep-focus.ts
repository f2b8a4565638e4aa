import { focusSearch } from "../ui/list/focus.ts";
import { focusList } from "./list/focus-list.ts";

/**
 * When what has the focus goes away (a row that is deleted, a button that is done), the browser leaves the keyboard nowhere.
 * Then the focus goes to the open conversation if that was where it went from, else to the list, or to the search where
 * the list is empty; on a page that stands there instead to the heading of the part it was in, or to the page's title.
 * Until the signal aborts.
 */
export function keepFocus(abort: AbortSignal): void {
  let last: Element | null = null;
  let wasReading = false;
  let part: Element | null = null;
  const remember = ({ target }: FocusEvent) => {
    last = target as Element;
    wasReading = last.closest(".reader-pane") !== null;
    part = last.closest(".page section[aria-labelledby]");
  };
  const rescue = () => {
    if (!last || last.isConnected || document.activeElement !== document.body) return;
    last = null;
    if (wasReading) document.querySelector<HTMLElement>(".messages")?.focus({ preventScroll: true });
    else focusList();
    if (document.activeElement === document.body) focusSearch();
    if (document.activeElement === document.body) focusHeading(part);
    if (document.activeElement === document.body) document.querySelector<HTMLElement>(".page-title")?.focus();
  };
  document.addEventListener("focusin", remember, { signal: abort });
  const observer = new MutationObserver(rescue);
  observer.observe(document.body, { childList: true, subtree: true });
  abort.addEventListener("abort", () => observer.disconnect());
}

/** The page stays where it is: what the user has just done is in sight. */
function focusHeading(part: Element | null): void {
  const heading = part?.isConnected ? part.querySelector<HTMLElement>("h3") : null;
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
