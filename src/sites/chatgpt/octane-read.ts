import { attr, documentOf, first, isElement, matches } from "../dom.ts";
import { type Draft, newDraft } from "../kit/draft.ts";
import { isLastOf } from "../kit/last-turn.ts";
import { asRole } from "../kit/roles.ts";
import { visibleText } from "../kit/visible-text.ts";
import type { Turn, TurnReading } from "../site.ts";
import { type Step, walk } from "../walk.ts";
import { readBody } from "./body.ts";
import { takeFileName, takeLoose } from "./loose.ts";
import { messageOf } from "./message.ts";
import { hasContent } from "./mounted.ts";
import { isOctaneStreaming } from "./octane-streaming.ts";
import { salvage } from "./salvage.ts";
import { octane } from "./selectors.ts";
import { turnState } from "./turn-state.ts";
import { readUserNode } from "./user-node.ts";

/** Reads one message of the logged-out layout. */
export function readOctaneTurn({ element }: Turn): TurnReading {
  const role = asRole(attr(element, "data-message-role")) ?? "assistant";
  const draft = newDraft(role);
  draft.ids.push(attr(element, "id") ?? "");
  draft.finished = !isBeingWritten(element, role);
  walk(element, (node) => visit(draft, element, node));
  if (draft.parts.length === 0 && draft.finished && !draft.alert && hasContent(element)) salvage(element, draft);
  return { messages: [messageOf(draft)], settled: draft.finished && !turnState(element).arriving };
}

function visit(draft: Draft, turn: Element, node: Element | Text): Step {
  const source = () => draft;
  if (!isElement(node)) {
    if (draft.role === "user") takeFileName(node, source, turn, true);
    return "enter";
  }
  if (matches(node, octane.alert)) {
    draft.alert ||= visibleText(node);
    return "skip";
  }
  if (matches(node, octane.chrome)) return "skip";
  if (draft.role === "user" && matches(node, octane.userText)) readUserNode(node, draft);
  else if (draft.role !== "user" && matches(node, octane.body)) readBody(node, draft);
  else return takeLoose(node, source);
  return "skip";
}

/** `data-message-streaming` while it is written, `data-message-complete` afterwards; an answer that has neither is judged by the page's stop button. */
function isBeingWritten(element: Element, role: string): boolean {
  if (role === "user") return false;
  if (attr(element, "data-message-streaming") !== null || first(element, "[data-message-streaming]")) return true;
  if (attr(element, "data-message-complete") !== null || !isLastOf(element, octane.turn)) return false;
  return isOctaneStreaming(documentOf(element));
}
