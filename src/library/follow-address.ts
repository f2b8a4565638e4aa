import { effect } from "@preact/signals";
import type { LibraryState } from "./app-state.ts";
import { everything } from "./places/place.ts";
import { hashOf, hashOfPage, pageOf, parseRoute, searchOf } from "./route.ts";

/** The message in view goes into the address when the reader has stayed on it so long. */
const restMs = 250;

/**
 * Opens what the address names, and keeps in the address where the reader is, so that a reload comes back to it. The browser
 * opens its options as `?page=settings`.
 */
export function followAddress(app: LibraryState, abort: AbortSignal): void {
  const { reader, page } = app;
  if (location.hash === "" && new URLSearchParams(location.search).get("page") === "settings") {
    history.replaceState(history.state, "", hashOfPage("settings"));
  }
  const follow = () => {
    const { chat, message } = parseRoute(location.hash);
    const query = searchOf(location.hash);
    page.value = pageOf(location.hash);
    reader.open(chat, message);
    if (query === null) return;
    searchAll(app, query);
    // What stands in the box from now on is the user's.
    history.replaceState(history.state, "", hashOf({ chat: null, message: null }));
  };
  addEventListener("hashchange", follow, { signal: abort });
  follow();
  const stop = effect(() => {
    const chat = reader.chat.value;
    const message = reader.current.value;
    if (chat === null) {
      if (parseRoute(location.hash).chat !== null) history.replaceState(history.state, "", hashOf({ chat, message }));
      return;
    }
    const timer = setTimeout(() => history.replaceState(history.state, "", hashOf({ chat, message })), restMs);
    return () => clearTimeout(timer);
  });
  abort.addEventListener("abort", stop);
}

/** Searches everywhere, whatever place and filters were chosen before. */
function searchAll({ view, search }: LibraryState, query: string): void {
  view.place.value = everything;
  view.clearFilters();
  search.search(query);
}
