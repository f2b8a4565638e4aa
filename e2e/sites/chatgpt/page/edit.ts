import { element, esc } from "../../kit/page/html.ts";
import type { Strings } from "./strings.ts";

/** Opens a form over a prompt; `done` gets the new text, unless it is cancelled. */
export function editForm(
  text: string,
  words: Strings,
  editor: string,
  done: (text: string | null) => void,
): HTMLElement {
  const form = element(
    `<form class="edit">${editor}<button type="button">${esc(words.cancel)}</button><button type="submit">${esc(words.send)}</button></form>`,
  );
  const field = form.querySelector<HTMLElement>("textarea, [contenteditable]");
  if (field instanceof HTMLTextAreaElement) field.value = text;
  else if (field) field.textContent = text;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    done((field instanceof HTMLTextAreaElement ? field.value : (field?.textContent ?? "")).trim());
  });
  form.querySelector("button[type=button]")?.addEventListener("click", () => done(null));
  return form;
}
