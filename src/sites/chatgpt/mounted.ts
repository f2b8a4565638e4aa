import { attr, documentOf, matches, parentOf, windowOf } from "../dom.ts";
import { showsAnything } from "../kit/content.ts";
import { classic, content } from "./selectors.ts";

/** Whether a turn's container shows anything: a text not for screen readers only, a picture or frame, a message's own element. */
export function hasContent(turn: Element): boolean {
  return matches(turn, classic.node) || showsAnything(turn, content.readerOnly, classic.node);
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
