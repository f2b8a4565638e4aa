import { all, isElement, parentOf } from "../dom.ts";
import { addText } from "../kit/draft.ts";
import { addFile, isFileName } from "../kit/files.ts";
import { addImage } from "../kit/images.ts";
import type { PartRule } from "../kit/layout/part-rules.ts";
import { visibleText } from "../kit/visible-text.ts";
import { walk } from "../walk.ts";

/**
 * What was sent along with a prompt: pictures (saved 2026-10), and cards of files, each the name and then a line like
 * "PDF 22 KB" (only known from code, 2026-10). Texts that name no file are kept as they stand.
 */
export function sentFiles(at: string): PartRule {
  return {
    at,
    take(element, { draft, images }) {
      for (const image of all(element, "img")) addImage(draft, image, "upload", images);
      const cards = cardsIn(element);
      for (const card of cards) addFile(draft, card);
      if (cards.length === 0) addText(draft, "plain", visibleText(element));
    },
  };
}

/** A card holds its name's element and the line below it. */
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
