import type { SourceConversation } from "../../source.ts";
import type { RunningApp } from "./app.ts";
import { element } from "./html.ts";
import type { FrameParts, PageScene, Template } from "./template.ts";
import type { Gauge } from "./view.ts";

function find(body: HTMLElement, selector: string): HTMLElement {
  const found = body.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`the frame has no ${selector}`);
  return found;
}

const filler = (number: number): HTMLElement => element(`<div class="filler">#${number}</div>`);

/** The list of conversations. It scrolls by itself: a decoy for whoever looks for the scroller by its style. */
export function listConversations(
  body: HTMLElement,
  parts: FrameParts,
  { entry }: Template,
  app: RunningApp,
  gauge: Gauge,
  scene: PageScene,
): void {
  if (!parts.sidebar || !entry) return;
  const list = find(body, parts.sidebar);
  const before = [...list.children];
  const sources = new Map<Element, SourceConversation>();
  list.addEventListener("scroll", () => {
    gauge.decoyScrolls++;
  });
  const draw = (): void => {
    sources.clear();
    const entries = app.conversations().map((source) => {
      const made = element(entry(source, source.id === app.shownId(), scene));
      sources.set(made, source);
      return made;
    });
    list.replaceChildren(...before, ...entries, ...Array.from({ length: 60 }, (_, at) => filler(at + 1)));
  };
  list.addEventListener("click", (event) => {
    const { target } = event;
    const found = [...sources].find(([made]) => target instanceof Node && made.contains(target));
    if (!found) return;
    event.preventDefault();
    app.go(found[1]);
  });
  app.onChange(draw);
  draw();
}

/** The box to write prompts in, and the buttons beside it: any of them sends, or stops an answer being written. */
export function listenToEditor(
  body: HTMLElement,
  parts: FrameParts,
  { actions }: Template,
  app: RunningApp,
  scene: PageScene,
): void {
  if (!parts.editor) return;
  const editor = find(body, parts.editor);
  const send = (): void => {
    const typed = editor instanceof HTMLTextAreaElement ? editor.value : (editor.textContent ?? "");
    if (typed.trim() === "" || app.streaming()) return;
    if (editor instanceof HTMLTextAreaElement) editor.value = "";
    else editor.replaceChildren();
    app.send(typed.trim());
  };
  editor.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    send();
  });
  if (!parts.actions || !actions) return;
  const buttons = find(body, parts.actions);
  const draw = (): void => {
    buttons.innerHTML = actions(app.streaming(), scene);
  };
  buttons.addEventListener("click", () => (app.streaming() ? app.stop() : send()));
  app.onChange(draw);
  draw();
}
