import { attr, closest, contains, isElement, matches, nameOf, parentOf } from "../dom.ts";
import type { Draft } from "../kit/draft.ts";
import { embedPart } from "../kit/embeds.ts";
import { addFile, isFileName } from "../kit/files.ts";
import { addImage } from "../kit/images.ts";
import { unreadable } from "../kit/unreadable.ts";
import { visibleText } from "../kit/visible-text.ts";
import type { Step } from "../walk.ts";
import { readBody, readInside } from "./body.ts";
import { readDocument } from "./documents.ts";
import { frameOf } from "./frames.ts";
import { addGeneratedImage, imageMarks } from "./images.ts";
import { content } from "./selectors.ts";

/** Gives the message that something found beside the texts belongs to; it is made at the first need. */
export type DraftSource = () => Draft;

const skipped = new Set(["svg", "style", "script", "template", "aside", "nav", "form"]);

/**
 * Takes what stands in a turn beside the messages' texts: pictures, files, frames, documents, error texts. Buttons are
 * entered, because uploads stand in buttons (2026-08); other texts outside of messages are interface and left.
 */
export function takeLoose(element: Element, draft: DraftSource): Step {
  const name = nameOf(element);
  if (attr(element, "role") === "alert") {
    draft().alert ??= visibleText(element);
    return "skip";
  }
  if (skipped.has(name)) return "skip";
  if (name === "img") {
    const target = draft();
    addImage(target, element, target.role === "user" ? "upload" : "generated", imageMarks);
    return "skip";
  }
  const embed = embedPart(element, frameOf);
  if (embed) {
    draft().parts.push(embed);
    return "skip";
  }
  return element.hasAttributes() ? takeMarked(element, draft) : "enter";
}

function takeMarked(element: Element, draft: DraftSource): Step {
  if (matches(element, `${content.readerOnly}, ${content.chrome}`)) return "skip";
  if (matches(element, content.generatedImage)) addGeneratedImage(draft(), element);
  else if (matches(element, `${content.writing}, ${content.richBlock}`)) takeDocument(element, draft());
  else if (matches(element, content.widget)) takeWidget(element, draft());
  else if (matches(element, content.file)) addFile(draft(), element);
  else return "enter";
  return "skip";
}

function takeDocument(element: Element, draft: Draft): void {
  draft.parts.push(...readDocument(element, (inner) => readInside(inner, draft)));
}

function takeWidget(element: Element, draft: Draft): void {
  readBody(element, draft);
  draft.parts.push(unreadable.widget());
}

/**
 * Takes a text beside a prompt that is a file's name, with the card around it. `within` bounds the search for the card;
 * without a card the text's own element is taken.
 */
export function takeFileName(node: Text, draft: DraftSource, within: Element, needsCard: boolean): boolean {
  if (!isFileName(node.data)) return false;
  const parent = parentOf(node);
  const card = parent && closest(parent, 'button, a, li, [role="group"], [role="button"]');
  const inside = card && card !== within && contains(within, card) ? card : needsCard ? null : parent;
  if (!inside || isElement(node)) return false;
  const target = draft();
  if (!target.cards.has(inside)) {
    target.cards.add(inside);
    addFile(target, inside);
  }
  return true;
}
