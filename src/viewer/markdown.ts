import { codeBlock } from "./code-block.ts";
import { element } from "./element.ts";
import { formula } from "./formula.ts";
import { dressLinks, link } from "./links.ts";
import { type NumberedCitation, noRefs, type Refs, type ViewOptions } from "./options.ts";
import { parser } from "./parser.ts";
import { pictureAt } from "./picture.ts";
import { sanitised } from "./sanitise.ts";
import type { Slot, ViewEnv } from "./slots.ts";
import { dressTables } from "./tables.ts";

/**
 * Markdown as the archive holds it, as elements: safe whatever it says, complete but for what {@link finish} draws when it
 * comes into view (formulas, colours of code, images). To be put into an element with the class `view`.
 * @param refs what the texts of one message share; absent for a text that stands alone
 */
export function renderMarkdown(markdown: string, options: ViewOptions, refs: Refs = noRefs()): DocumentFragment {
  const env: ViewEnv = {
    slots: [],
    headingShift: options.headingShift ?? 0,
    citations: refs.citations,
    notes: new Set(),
  };
  const fragment = sanitised(parser.render(markdown, env));
  // Links first: pictures and sources bring links of their own.
  dressLinks(fragment);
  for (const place of fragment.querySelectorAll("[data-slot]")) {
    const slot = env.slots[Number(place.getAttribute("data-slot"))];
    if (slot) place.replaceWith(filled(slot, place, options, refs));
  }
  dressTables(fragment, options, refs);
  return fragment;
}

function filled(slot: Slot, place: Element, options: ViewOptions, refs: Refs): HTMLElement {
  switch (slot.kind) {
    case "code":
      return codeBlock(slot.text, slot.language, options);
    case "formula":
      return formula(slot.tex, slot.display, options);
    case "picture":
      return picture(slot, place, options, refs);
    case "citation":
      return citationMark(refs.citations.get(slot.label), options);
    case "task":
      return task(slot.done, options);
  }
}

/** Within a link nothing else can be pressed. */
function picture(slot: Extract<Slot, { kind: "picture" }>, place: Element, options: ViewOptions, refs: Refs) {
  if (!place.closest("a")) return pictureAt(slot.address, slot.description, options, refs);
  const { open, ...passive } = options;
  const made = pictureAt(slot.address, slot.description, passive, refs);
  for (const inner of made.querySelectorAll("a")) inner.replaceWith(...inner.childNodes);
  return made;
}

function citationMark(citation: NumberedCitation | undefined, { say }: ViewOptions): HTMLElement {
  if (!citation) return element("sup");
  const { number, title, url } = citation;
  const name = say("viewer_source", number, title.trim() || url);
  const mark = link(url, { "aria-label": name }, String(number));
  if (mark.localName !== "a") mark.removeAttribute("aria-label");
  else mark.title = [title.trim(), mark.title].filter(Boolean).join("\n");
  return element("sup", { class: "cite" }, mark);
}

function task(done: boolean, { say }: ViewOptions): HTMLElement {
  const label = say(done ? "viewer_task_done" : "viewer_task_open");
  return element("span", { class: done ? "task-box done" : "task-box", role: "img", "aria-label": label });
}
