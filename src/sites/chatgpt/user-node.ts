import { closest, contains, first, isElement, matches, nameOf, parentOf } from "../dom.ts";
import { addText, type Draft } from "../kit/draft.ts";
import { isRendered, typedText } from "../kit/user-text.ts";
import { walk } from "../walk.ts";
import { readBody } from "./body.ts";
import { takeFileName, takeLoose } from "./loose.ts";
import { content } from "./selectors.ts";

const bubble = "[data-user-message-bubble], .user-message-bubble-color";
const toggle = '[data-testid="collapsible-user-message-toggle"]';

/**
 * Reads the element that holds a prompt: typed texts verbatim (or as Markdown where the site rendered them), uploads and
 * files in their order. Where no known holder of text is inside, every text that is no button's is taken as typed.
 */
export function readUserNode(node: Element, draft: Draft): void {
  const known = matches(node, content.userText) || first(node, content.userText) !== null;
  let loose = "";
  const flush = () => {
    addText(draft, "plain", loose.trim());
    loose = "";
  };
  if (matches(node, content.userText) && !first(node, content.userText)) {
    addUserText(node, draft);
    return;
  }
  walk(node, (inner) => {
    if (!isElement(inner)) {
      if (takeFileName(inner, () => draft, node, !known) || isInCard(inner, draft)) return "enter";
      if (!known || isInBubble(inner)) loose += inner.data;
      return "enter";
    }
    if (matches(inner, content.userText)) {
      flush();
      addUserText(inner, draft);
      return "skip";
    }
    if (!known && /^(?:p|div|li|br)$/.test(nameOf(inner)) && loose.trim() !== "")
      loose = `${loose.trimEnd()}${nameOf(inner) === "p" ? "\n\n" : "\n"}`;
    if (matches(inner, toggle)) return "skip";
    const step = takeLoose(inner, () => draft);
    return step === "enter" && isBareButton(inner) ? "skip" : step;
  });
  flush();
}

function addUserText(element: Element, draft: Draft): void {
  if (isRendered(element)) readBody(element, draft);
  else addText(draft, "plain", typedText(element));
}

/** A button with neither picture nor file nor text bubble in it: copy, edit, show more. */
function isBareButton(element: Element): boolean {
  return (
    nameOf(element) === "button" &&
    !matches(element, bubble) &&
    !first(element, `img, ${content.file}, ${content.userText}`)
  );
}

function isInBubble(text: Text): boolean {
  const parent = parentOf(text);
  return parent !== null && closest(parent, bubble) !== null;
}

function isInCard(text: Text, draft: Draft): boolean {
  return [...draft.cards].some((card) => contains(card, text));
}
