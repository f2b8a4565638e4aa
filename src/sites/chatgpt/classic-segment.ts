import type { CapturedMessage } from "../../conversation/capture.ts";
import type { Role } from "../../conversation/model.ts";
import { all, attr, precedes } from "../dom.ts";
import { type Draft, newDraft } from "../kit/draft.ts";
import type { ReadMessage } from "../site.ts";
import { roleOf, turnIdOf } from "./classic-turns.ts";
import { messageOf } from "./message.ts";
import { hasContent } from "./mounted.ts";
import { salvage } from "./salvage.ts";
import { classic } from "./selectors.ts";

/** One turn's section while it is read: nearly always one message, more only in markup out of order. */
export interface Segment {
  element: Element;
  role: Role | null;
  drafts: Draft[];
  branch?: NonNullable<CapturedMessage["branch"]>;
  /** Ids of elements that a thinking header opens. */
  thoughts: Set<string>;
}

export function newSegment(element: Element): Segment {
  return { element, role: roleOf(element), drafts: [], thoughts: new Set() };
}

/**
 * The message that content of `role` belongs to. Several assistant and tool nodes of one turn (preface, thinking, answer;
 * 2026-07) are one message.
 */
export function draftFor(segment: Segment, role: Role): Draft {
  const isUser = role === "user";
  const last = segment.drafts.at(-1);
  if (last && (last.role === "user") === isUser) return last;
  const turnRole = segment.role !== null && (segment.role === "user") === isUser ? segment.role : role;
  const draft = newDraft(turnRole);
  segment.drafts.push(draft);
  return draft;
}

/** Whether a text of this turn comes after the element, or the turn has none (yet). */
export function standsBeforeText(segment: Segment, element: Element): boolean {
  const texts = all(segment.element, `${classic.node}, ${classic.body}`);
  return texts.length === 0 || texts.some((text) => precedes(element, text));
}

/** A section that shows something is a message, even if nothing in it is known. */
export function ensureDraft(segment: Segment): void {
  if (segment.drafts.length === 0 && hasContent(segment.element)) draftFor(segment, segment.role ?? "assistant");
}

/** The turn's messages. Where a finished one gave nothing, what the section shows is salvaged. */
export function segmentMessages(segment: Segment): ReadMessage[] {
  const { drafts, element } = segment;
  const [first] = drafts;
  const nothing = drafts.every((draft) => draft.parts.length === 0 && draft.finished && !draft.alert);
  if (first && nothing && hasContent(element)) salvage(element, first);
  return drafts.map((draft, at) => {
    // The last node is the answer itself, the ones before it are steps on the way: its id is the best.
    const ids = [...draft.ids.slice(-1), ...draft.ids.slice(0, -1)];
    if (at === 0) ids.push(turnIdOf(element) ?? "", attr(element, "data-turn-id") ?? "");
    const branch = at === 0 && segment.branch ? { branch: segment.branch } : {};
    return messageOf({ ...draft, ids, ...branch });
  });
}
