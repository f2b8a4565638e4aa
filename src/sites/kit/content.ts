import { isElement, matches, nameOf } from "../dom.ts";
import { walk } from "../walk.ts";

const media = new Set(["img", "iframe", "video", "audio", "canvas", "object", "embed", "textarea", "picture"]);

/**
 * Whether an element shows anything: a text, a picture or frame, or something that matches `counts`. What matches
 * `skipped` (texts for screen readers only) does not count.
 */
export function showsAnything(root: Element, skipped: string, counts?: string): boolean {
  let found = false;
  walk(root, (node) => {
    if (!isElement(node)) found = /\S/.test(node.data);
    else if (matches(node, skipped) || /^(?:style|script|template)$/.test(nameOf(node))) return "skip";
    else found = media.has(nameOf(node)) || (counts !== undefined && matches(node, counts));
    return found ? "stop" : "enter";
  });
  return found;
}
