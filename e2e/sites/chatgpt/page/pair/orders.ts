import type { App } from "../../../kit/page/app.ts";
import { editForm } from "../edit.ts";
import type { Strings } from "../strings.ts";
import type { Pair } from "./turn.ts";

const known = new WeakSet<Element>();

/** The form stands inside the prompt's unit while it is edited. */
function edit(turn: Element, pair: Pair, app: App, words: Strings): void {
  const unit = turn.querySelector('[data-chatgpt-search-unit-key$=":user"]');
  const bubble = unit?.querySelector<HTMLElement>("[data-user-message-bubble]");
  if (!unit || !bubble) return;
  const editor = '<div contenteditable="true" role="textbox" data-composer-markdown=""></div>';
  const form = editForm(pair.prompt.text, words, editor, (text) => {
    form.remove();
    bubble.hidden = false;
    if (text !== null) app.edit(pair.prompt, text);
  });
  bubble.hidden = true;
  unit.append(form);
}

/** Makes the buttons of a turn work. Safe to call again for the same turn. */
export function listenToPair(turn: HTMLElement, pairNow: () => Pair | undefined, app: App, words: Strings): void {
  if (known.has(turn)) return;
  known.add(turn);
  turn.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    const pair = pairNow();
    if (!button || !pair) return;
    const inPrompt = button.closest(".group\\/user-message") !== null;
    switch (button.getAttribute("aria-label")) {
      case words.edit:
        return edit(turn, pair, app, words);
      case words.regenerate:
        return pair.answer ? app.regenerate(pair.answer) : undefined;
      // Assumed: the real button opens a menu; here it goes to the version before, and from the first to the last.
      case words.versions: {
        const message = inPrompt ? pair.prompt : pair.answer;
        return message ? app.turnBranch(message, -1) : undefined;
      }
    }
  });
}
