import { all, closest, documentOf, first } from "../dom.ts";
import { readCodeBlock } from "../kit/code-block.ts";
import type { PartContext, PartRule } from "../kit/layout/part-rules.ts";
import { unreadable } from "../kit/unreadable.ts";
import { visibleText } from "../kit/visible-text.ts";
import { inserts } from "./selectors.ts";

/**
 * A card of an artifact. Its text is on the page only while its panel is open beside the chat; whose panel that is, only
 * the title says, so of several cards with one title (versions) none is given the text.
 */
export const artifact: PartRule = {
  at: inserts.artifact,
  take(card, context) {
    const title = titleOf(card);
    const panel = title ? openPanel(card, title) : null;
    if (panel && addText(panel, title, context)) return;
    context.draft.parts.push(unreadable.document(title ? `artifact “${title}”` : "artifact"));
  },
};

function titleOf(card: Element): string {
  const title = first(card, inserts.artifactTitle);
  return title ? visibleText(title) : "";
}

function openPanel(card: Element, title: string): Element | null {
  const document = documentOf(card);
  const panel = all(document, inserts.panel).find((one) => {
    const frame = closest(one, inserts.panelFrame) ?? one;
    return all(frame, inserts.panelTitle).some((heading) => visibleText(heading) === title);
  });
  if (!panel) return null;
  const cards = all(document, inserts.artifact).filter((one) => titleOf(one) === title);
  return cards.every((one) => one.contains(card) || card.contains(one)) ? panel : null;
}

/** False where nothing readable stands in the panel. */
function addText(panel: Element, title: string, { draft, inside }: PartContext): boolean {
  const text = first(panel, inserts.panelText);
  if (text) {
    const { markdown, parts } = inside(text);
    if (!markdown) return false;
    draft.parts.push({ kind: "artifact", title, format: "markdown", content: markdown }, ...parts);
    return true;
  }
  const code = readCodeBlock(panel);
  if (!code?.text) return false;
  const language = code.language ? { language: code.language } : {};
  draft.parts.push({ kind: "artifact", title, ...language, format: "code", content: code.text });
  if (code.partial) draft.parts.push(unreadable.partialCode());
  return true;
}
