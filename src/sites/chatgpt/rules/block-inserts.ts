import type { Part } from "../../../conversation/model.ts";
import { attr, first, matches } from "../../dom.ts";
import { type BodyContext, type BodyRule, moved } from "../../kit/body-rules.ts";
import { addFile } from "../../kit/files.ts";
import { unreadable } from "../../kit/unreadable.ts";
import { readDocument } from "../documents.ts";
import { addGeneratedImage } from "../images.ts";
import { content, pair } from "../selectors.ts";

const special = [
  content.generatedImage,
  content.writing,
  content.richBlock,
  content.mermaid,
  content.file,
  content.widget,
  pair.commentary,
].join(", ");

/** Blocks of an answer that are no running text: documents, pictures, files, diagrams, widgets, commentary. */
export const blockInserts: BodyRule = {
  tags: ["div", "section", "figure", "article", "a", "button", "span", "svg", "dil-widget-shell"],
  apply(element, context) {
    if (element === context.root || !element.hasAttributes() || !matches(element, special)) return undefined;
    return answer(context, element);
  },
};

function answer(context: BodyContext, element: Element): ReturnType<BodyContext["insert"]> {
  const is = (selector: string) => matches(element, selector);
  const raw = attr(element, "data-markdown-copy-text");
  if (raw && isSourceOnly(element, raw)) return { do: "block", markdown: raw.trim() };
  if (is(content.writing) || raw?.trim()) return context.insert(...readDocument(element, context.inside));
  if (is(content.mermaid)) return diagram(context, element);
  if (is(content.file)) return moved(context, () => addFile(context.draft, element));
  if (is(content.generatedImage)) return moved(context, () => addGeneratedImage(context.draft, element));
  if (is(content.widget)) return widget(context, element);
  const { markdown, parts } = context.inside(element);
  return context.insert({ kind: "reasoning", text: markdown }, ...parts);
}

/** The raw Markdown of a drawing or of one fenced block belongs to the running text; any other is a document's. */
function isSourceOnly(element: Element, raw: string): boolean {
  return /^\s*(`{3,})(?!`)[^`]*\n[\s\S]*\n\1\s*$/.test(raw) || first(element, content.mermaid) !== null;
}

/** The source where the page still has it (in an attribute or in a code element), else a part saying that it is not there. */
function diagram(context: BodyContext, element: Element): ReturnType<BodyContext["insert"]> {
  const source = attr(element, "data-chatgpt-mermaid-preview") ?? "";
  if (/\n/.test(source.trim())) return { do: "code", language: "mermaid", text: source };
  return context.insert(unreadable.diagram());
}

/** What it shows as text is kept beside the note that it was more than text. */
function widget(context: BodyContext, element: Element): ReturnType<BodyContext["insert"]> {
  const { markdown, parts } = context.inside(element);
  const text: Part[] = markdown ? [{ kind: "text", format: "markdown", text: markdown }] : [];
  return context.insert(...text, ...parts, unreadable.widget());
}
