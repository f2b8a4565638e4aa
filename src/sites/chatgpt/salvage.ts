import type { Draft } from "../kit/draft.ts";
import { unreadable } from "../kit/unreadable.ts";
import { readBody } from "./body.ts";
import { readUserNode } from "./user-node.ts";

/**
 * For a container whose markup is not known (the site has changed, or shows something new): keeps whatever text and pictures
 * are in it, and a part that says that this is not a proper reading.
 */
export function salvage(element: Element, draft: Draft): void {
  if (draft.role === "user") readUserNode(element, draft);
  else readBody(element, draft);
  draft.parts.push(unreadable.unknownMarkup());
}
