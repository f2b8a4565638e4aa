import type { Part } from "../../conversation/model.ts";
import { type ConvertOptions, toMarkdown } from "../../markdown/convert.ts";
import { textOf } from "../dom.ts";
import { type BodyRule, bodyRule, type Inside } from "./body-rules.ts";
import { addReasoning, addText, type Draft } from "./draft.ts";
import { guardReferences } from "./footnotes.ts";
import { type ImageMarks, knownImage } from "./images.ts";
import { createInserts } from "./inserts.ts";
import { unreadable } from "./unreadable.ts";

export interface BodyOptions {
  rules: readonly BodyRule[];
  images: ImageMarks;
  /** The address to write for a link; `null` keeps only its text. */
  link(address: string): string | null;
}

/** How a site's answers are read. */
export interface BodyReader {
  /**
   * Reads an answer's element (or any part of one) into the message: its Markdown, with whatever is a part of its own
   * (documents, frames, generated images, reasoning) standing between the texts before and after it. If the conversion
   * fails, the bare text is kept and a part says so.
   */
  readBody(element: Element, draft: Draft): void;
  /** Markdown of an element that becomes (the text of) one part, and the parts of their own that stood in it. Throws if it cannot be converted. */
  readInside(element: Element, draft: Draft): Inside;
  /** Reads the text of thinking or of notes on the way. */
  readReasoning(element: Element, draft: Draft, label?: string): void;
}

export function bodyReader(options: BodyOptions): BodyReader {
  const ruleFor = bodyRule(options.rules);

  /** Texts and parts in order, images of the running text and what else was appended at the end. */
  const convert = (root: Element, draft: Draft): (string | Part)[] => {
    const behind: Part[] = [];
    const inserts = createInserts();
    const how: ConvertOptions = {
      image(element) {
        const image = knownImage(draft, element, "content", options.images);
        if (image?.part) behind.push(image.part);
        return image ? `attachment:${image.key}` : null;
      },
      link: (_element, address) => options.link(address),
      rules: [
        ruleFor({
          root,
          draft,
          insert: inserts.put,
          append: (...parts) => void behind.push(...parts),
          inside: (element) => readInside(element, draft),
        }),
      ],
    };
    const markdown = toMarkdown(root, how);
    return [...inserts.split(guardReferences(markdown, draft)), ...behind];
  };

  const readInside = (element: Element, draft: Draft): Inside => {
    const pieces = convert(element, draft);
    const texts = pieces.filter((piece) => typeof piece === "string").map((text) => text.trim());
    return {
      markdown: texts.filter(Boolean).join("\n\n"),
      parts: pieces.filter((piece) => typeof piece !== "string"),
    };
  };

  return {
    readBody(element, draft) {
      try {
        for (const piece of convert(element, draft)) addPiece(draft, piece);
      } catch (error) {
        addText(draft, "plain", textOf(element).trim());
        draft.parts.push(unreadable.formatting(`${error}`.slice(0, 200)));
      }
    },
    readInside,
    readReasoning(element, draft, label) {
      const { markdown, parts } = readInside(element, draft);
      addReasoning(draft, markdown, label);
      draft.parts.push(...parts);
    },
  };
}

function addPiece(draft: Draft, piece: string | Part): void {
  if (typeof piece === "string") addText(draft, "markdown", piece);
  else if (piece.kind === "reasoning") addReasoning(draft, piece.text, piece.label);
  else draft.parts.push(piece);
}
