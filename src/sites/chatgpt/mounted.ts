import { attr, documentOf, isElement, matches, nameOf, parentOf, windowOf } from "../dom.ts";
import { walk } from "../walk.ts";
import { classic, content } from "./selectors.ts";

const media = new Set(["img", "iframe", "video", "audio", "canvas", "object", "embed", "textarea", "picture"]);

/** Whether a turn's container shows anything: a text not for screen readers only, a picture or frame, a message's own element. */
export function hasContent(turn: Element): boolean {
  if (matches(turn, classic.node)) return true;
  let found = false;
  walk(turn, (node) => {
    if (!isElement(node)) found = /\S/.test(node.data);
    else if (matches(node, content.readerOnly) || /^(?:style|script|template)$/.test(nameOf(node))) return "skip";
    else found = media.has(nameOf(node)) || attr(node, "data-message-author-role") !== null;
    return found ? "stop" : "enter";
  });
  return found;
}

/**
 * Whether an empty wrapper stands for a hidden system or tool turn: those have no height, while one whose content is just
 * not mounted keeps its last or estimated height (live 2026-10). Says no while the list itself is not shown, where every
 * height is 0.
 */
export function isHiddenTurn(wrapper: Element): boolean {
  const style = attr(wrapper, "style") ?? "";
  if (/(?:^|;)\s*height:\s*0(?:px)?\s*(?:;|$)/.test(style)) return true;
  if (/--(?:estimated-turn|last-known)-height:\s*(?!0(?:px)?\s*(?:;|$))/.test(style)) return false;
  const list = parentOf(wrapper);
  if (!list || !windowOf(documentOf(wrapper)) || list.getBoundingClientRect().width === 0) return false;
  return wrapper.getBoundingClientRect().height === 0;
}
