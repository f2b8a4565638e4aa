export const searchId = "search";
export const listId = "chats";

/** Puts the focus into the search box, its text selected. */
export function focusSearch(): void {
  const box = document.getElementById(searchId);
  if (box instanceof HTMLInputElement) box.select();
  box?.focus();
}

/** Puts the focus on the list's current row. */
export function focusList(): void {
  document.querySelector<HTMLElement>(`#${listId} input[tabindex="0"]`)?.focus();
}
