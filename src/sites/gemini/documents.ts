import { all, attr, documentOf, first } from "../dom.ts";
import { cite } from "../kit/citation.ts";
import { readCodeBlock } from "../kit/code-block.ts";
import { codeLanguage } from "../kit/code-language.ts";
import type { PartContext, PartRule } from "../kit/layout/part-rules.ts";
import { unreadable, unreadablePart } from "../kit/unreadable.ts";
import { visibleText } from "../kit/visible-text.ts";
import { selectors } from "./selectors.ts";

/**
 * A card of a canvas document, program or research. Its content stands in a panel beside the chat, one at a time; it is
 * taken when the open panel bears the card's name, and no other card the same. Else the card says that it is not on the page.
 */
export const documentCards: PartRule = {
  at: selectors.documentCard,
  take(card, context) {
    const title = titleOf(card);
    const panel = openPanel(card, title);
    if (panel) takePanel(panel, title, context);
    else context.draft.parts.push(unreadable.document(title ? `canvas document “${title}”` : "canvas document"));
  },
};

function titleOf(card: Element): string {
  return visibleText(first(card, selectors.documentCardTitle) ?? card);
}

function openPanel(card: Element, title: string): Element | null {
  const document = documentOf(card);
  const panel = first(document, selectors.panel);
  const named = panel && first(panel, selectors.panelTitle);
  if (!panel || !named || title === "" || visibleText(named) !== title) return null;
  const same = all(document, selectors.documentCard).filter((other) => titleOf(other) === title);
  return same.length === 1 ? panel : null;
}

function takePanel(panel: Element, title: string, { draft, inside }: PartContext): void {
  const code = first(panel, ".view-lines") ? readCodeBlock(panel, { label: null }) : null;
  const text = first(panel, selectors.panelText);
  if (code?.text) {
    const holder = first(panel, selectors.panelLanguage);
    const language = codeLanguage((holder && attr(holder, "data-mode-id")) ?? "");
    const named = language ? { language } : {};
    draft.parts.push({ kind: "artifact", title, ...named, format: "code", content: code.text });
    // The editor keeps only the lines in view on the page, and says nothing of the others (code 2026).
    draft.parts.push(unreadable.partialCode());
  } else if (text) {
    const { markdown, parts } = inside(text);
    draft.parts.push({ kind: "artifact", title, format: "markdown", content: markdown }, ...parts);
  } else draft.parts.push(unreadablePart(`canvas document “${title}”`, "shown in a frame"));
  for (const link of all(panel, `${selectors.panelSources} a[href]`)) {
    const source = cite(link);
    if (source.url) draft.citations.set(source.label, source);
  }
}
