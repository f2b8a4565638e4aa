import type { LibraryState } from "./app-state.ts";
import { focusList } from "./list/focus-list.ts";

/** Goes back from the open conversation to the list, the focus with it. */
export function closeReader({ reader }: Pick<LibraryState, "reader">): void {
  if (reader.chat.value === null) return;
  // The address is what says which one is open: the reader follows it.
  location.hash = "#/";
  reader.open(null);
  requestAnimationFrame(focusList);
}
