import type { App } from "../../kit/page/app.ts";
import { element, esc, iconButton } from "../../kit/page/html.ts";
import type { LayoutName, PageConfig } from "./config.ts";
import { type Strings, strings } from "./strings.ts";

const editors: Record<LayoutName, (words: Strings) => string> = {
  classic: (words) =>
    `<div class="_prosemirror-parent"><div id="prompt-textarea" contenteditable="true" class="ProseMirror" role="textbox" aria-label="${esc(words.ask)}"></div></div>`,
  pair: () => '<div contenteditable="true" role="textbox" data-composer-markdown=""></div>',
  octane: (words) => `<textarea name="prompt" aria-label="${esc(words.ask)}"></textarea>`,
};

const stops: Record<LayoutName, (words: Strings) => string> = {
  classic: (words) => iconButton(words.stop, 'type="button" data-testid="stop-button"'),
  pair: (words) => iconButton(words.stop, 'type="button"'),
  octane: (words) => iconButton(words.stop, 'type="button" data-stop-generating=""'),
};

const sends: Record<LayoutName, (words: Strings) => string> = {
  classic: (words) => iconButton(words.send, 'type="submit" data-testid="send-button"'),
  pair: (words) => iconButton(words.send, 'type="submit"'),
  octane: (words) => iconButton(words.send, 'type="submit"'),
};

const forms: Record<LayoutName, string> = {
  classic: 'data-type="unified-composer" class="group/composer"',
  pair: 'data-chatgpt-composer="" data-composer-placement="thread" data-thread-find-composer="true"',
  octane: 'data-composer-form=""',
};

/** The form to write prompts in; its one button sends, or stops an answer being written. */
export function composer(app: App, config: PageConfig): HTMLElement {
  const words = strings[config.language];
  const { layout } = config;
  const model =
    layout === "pair" ? `<button type="button" aria-label="${esc(words.model)}" aria-haspopup="menu">Pro</button>` : "";
  const form = element(`<form ${forms[layout]}>${editors[layout](words)}${model}<span class="actions"></span></form>`);
  const actions = form.querySelector(".actions");
  const editor = form.querySelector<HTMLElement>("[contenteditable], textarea");
  if (!actions || !editor) throw new Error("the composer is not whole");

  const draw = (): void => {
    actions.innerHTML = app.streaming() ? stops[layout](words) : sends[layout](words);
  };
  const take = (): string => {
    const text = editor instanceof HTMLTextAreaElement ? editor.value : (editor.textContent ?? "");
    if (editor instanceof HTMLTextAreaElement) editor.value = "";
    else editor.replaceChildren();
    return text.trim();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = take();
    if (text !== "" && !app.streaming()) app.send(text);
  });
  editor.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    if (form instanceof HTMLFormElement) form.requestSubmit();
  });
  actions.addEventListener("click", () => {
    if (app.streaming()) app.stop();
  });
  app.onChange(draw);
  draw();
  return form;
}
