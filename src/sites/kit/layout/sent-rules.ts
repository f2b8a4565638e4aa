import { all, isElement, parentOf } from "../../dom.ts";
import { walk } from "../../walk.ts";
import { addText, type Draft } from "../draft.ts";
import { addFile, isFileName } from "../files.ts";
import { addImage, type ImageMarks } from "../images.ts";
import { isRendered, typedText } from "../user-text.ts";
import { visibleText } from "../visible-text.ts";
import type { PartRule } from "./part-rules.ts";

/**
 * Boxes of what was sent along with a prompt, where no more is known of them: pictures, and cards that begin with a file's
 * name. A box that holds neither is kept by its words.
 */
export function sent(at: string): PartRule {
  return {
    at,
    take(element, { draft, images }) {
      const before = draft.parts.length;
      addSent(draft, element, images);
      if (draft.parts.length === before) addText(draft, "plain", visibleText(element));
    },
  };
}

/**
 * Prompts of which only the outermost element is known: pictures and files that stand in buttons, then what was typed,
 * without its buttons.
 */
export function prompts(at: string): PartRule {
  return {
    at,
    take(element, { draft, images, inside }) {
      for (const image of all(element, "img")) addImage(draft, image, "upload", images);
      for (const button of all(element, "button")) for (const card of cardsIn(button)) addFile(draft, card);
      const { markdown, parts } = isRendered(element) ? inside(element) : { markdown: "", parts: [] };
      if (markdown) addText(draft, "markdown", markdown);
      else addText(draft, "plain", typedText(element).trim());
      draft.parts.push(...parts);
    },
  };
}

function addSent(draft: Draft, element: Element, images: ImageMarks): void {
  for (const image of all(element, "img")) addImage(draft, image, "upload", images);
  for (const card of cardsIn(element)) addFile(draft, card);
}

/** A card holds its name's element and what else it says of the file. */
function cardsIn(root: Element): Element[] {
  const cards: Element[] = [];
  walk(root, (node) => {
    if (isElement(node) || !isFileName(node.data)) return "enter";
    const name = parentOf(node);
    const card = name && name !== root ? parentOf(name) : name;
    if (card && name) cards.push(card === root || cards.includes(card) ? name : card);
    return "enter";
  });
  return cards;
}
