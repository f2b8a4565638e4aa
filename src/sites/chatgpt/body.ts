import type { Part } from "../../conversation/model.ts";
import { type ConvertOptions, toMarkdown } from "../../markdown/convert.ts";
import { textOf } from "../dom.ts";
import { addReasoning, addText, type Draft } from "./draft.ts";
import { knownImage } from "./images.ts";
import { createInserts } from "./inserts.ts";
import { bodyRule } from "./rules/body-rules.ts";
import type { Inside } from "./rules/context.ts";
import { withoutTracking } from "./tracking.ts";
import { unreadable } from "./unreadable.ts";

/**
 * Reads an answer's element (or any part of one) into the message: its Markdown, with whatever is a part of its own
 * (documents, frames, generated images, reasoning) standing between the texts before and after it. If the conversion
 * fails, the bare text is kept and a part says so.
 */
export function readBody(element: Element, draft: Draft): void {
  try {
    for (const piece of convert(element, draft)) addPiece(draft, piece);
  } catch (error) {
    addText(draft, "plain", textOf(element).trim());
    draft.parts.push(unreadable.formatting(`${error}`.slice(0, 200)));
  }
}

/** Markdown of an element that becomes (the text of) one part, and the parts of their own that stood in it. Throws if it cannot be converted. */
export function readInside(element: Element, draft: Draft): Inside {
  const pieces = convert(element, draft);
  const texts = pieces.filter((piece) => typeof piece === "string").map((text) => text.trim());
  return {
    markdown: texts.filter(Boolean).join("\n\n"),
    parts: pieces.filter((piece) => typeof piece !== "string"),
  };
}

/** Reads the text of thinking or of notes on the way. */
export function readReasoning(element: Element, draft: Draft): void {
  const { markdown, parts } = readInside(element, draft);
  addReasoning(draft, markdown);
  draft.parts.push(...parts);
}

/** Texts and parts in order, images of the running text at the end. */
function convert(root: Element, draft: Draft): (string | Part)[] {
  const images: Part[] = [];
  const inserts = createInserts();
  const options: ConvertOptions = {
    image(element) {
      const image = knownImage(draft, element, "content");
      if (image?.part) images.push(image.part);
      return image ? `attachment:${image.key}` : null;
    },
    link: (_element, address) => withoutTracking(address),
    rules: [bodyRule({ root, draft, insert: inserts.put, inside: (element) => readInside(element, draft) })],
  };
  const markdown = toMarkdown(root, options);
  return [...inserts.split(guardReferences(markdown, draft)), ...images];
}

/** A bracket or colon right behind a footnote reference would make it a link or a definition. */
function guardReferences(markdown: string, draft: Draft): string {
  if (draft.citations.size === 0) return markdown;
  return markdown.replace(/(\[\^[a-z0-9-]+-[0-9a-f]{6}\])(?=[(:]|\[(?!\^))/g, "$1\\");
}

function addPiece(draft: Draft, piece: string | Part): void {
  if (typeof piece === "string") addText(draft, "markdown", piece);
  else if (piece.kind === "reasoning") addReasoning(draft, piece.text, piece.label);
  else draft.parts.push(piece);
}
