import type { App } from "../../../kit/page/app.ts";
import type { SourceMessage } from "../../../source.ts";
import { editForm } from "../edit.ts";
import type { Strings } from "../strings.ts";

const known = new WeakSet<Element>();

/** Unfolds a long prompt, or folds it again. */
function toggle(button: Element, words: Strings): void {
  const open = button.getAttribute("aria-expanded") === "true";
  button.setAttribute("aria-expanded", String(!open));
  button.textContent = open ? words.showMore : words.showLess;
  button.previousElementSibling?.classList.toggle("max-h-64", open);
}

function edit(section: Element, message: SourceMessage, app: App, words: Strings): void {
  const node = section.querySelector<HTMLElement>("[data-message-author-role=user]");
  if (!node) return;
  const form = editForm(message.text, words, "<textarea></textarea>", (text) => {
    form.remove();
    node.hidden = false;
    if (text !== null) app.edit(message, text);
  });
  node.hidden = true;
  node.before(form);
}

/** Makes the buttons of a mounted turn work. Safe to call again for the same section. */
export function listenToTurn(section: HTMLElement, message: SourceMessage, app: App, words: Strings): void {
  if (known.has(section)) return;
  known.add(section);
  section.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    if (button.dataset.testid === "collapsible-user-message-toggle") return toggle(button, words);
    switch (button.getAttribute("aria-label")) {
      case words.edit:
        return message.role === "user" ? edit(section, message, app, words) : undefined;
      case words.regenerate:
        return app.regenerate(message);
      case words.previous:
        return app.turnBranch(message, -1);
      case words.next:
        return app.turnBranch(message, 1);
    }
  });
}
