import { listId } from "../../ui/list/focus.ts";

/** Puts the focus on the list's current chat. */
export function focusList(): void {
  document.querySelector<HTMLElement>(`#${listId} a[tabindex="0"]`)?.focus();
}
