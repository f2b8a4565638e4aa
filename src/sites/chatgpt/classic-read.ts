import { attr, documentOf, first, isElement, matches, nameOf, textOf } from "../dom.ts";
import { addReasoning } from "../kit/draft.ts";
import { markEdited } from "../kit/editing.ts";
import { isLastOf } from "../kit/last-turn.ts";
import { asRole } from "../kit/roles.ts";
import type { Turn, TurnReading } from "../site.ts";
import { type Step, walk } from "../walk.ts";
import { readBody, readReasoning } from "./body.ts";
import {
  draftFor,
  ensureDraft,
  newSegment,
  type Segment,
  segmentMessages,
  standsBeforeText,
} from "./classic-segment.ts";
import { isClassicStreaming } from "./classic-streaming.ts";
import { takeFileName, takeLoose } from "./loose.ts";
import { headerText, isThoughtHeader } from "./reasoning.ts";
import { classic } from "./selectors.ts";
import { turnState } from "./turn-state.ts";
import { readUserNode } from "./user-node.ts";

/** Reads one turn of the classic layout. */
export function readClassicTurn(turn: Turn): TurnReading {
  const outer = newSegment(turn.element);
  const segments = [outer];
  if (matches(turn.element, classic.node)) readNode(outer, turn.element);
  else walk(turn.element, (node) => visit(segments, node));
  const inner = segments.slice(1);
  inner.forEach(ensureDraft);
  // The wrapper around a section is no message of its own, unless nothing inside is one.
  if (inner.every(({ drafts }) => drafts.length === 0)) ensureDraft(outer);
  const used = segments.filter(({ drafts }) => drafts.length > 0);
  const settled = markUnfinished(turn.element, used);
  return { messages: used.flatMap(segmentMessages), settled };
}

function visit(segments: Segment[], node: Element | Text): Step {
  const segment = segments.at(-1) ?? newSegment(node as Element);
  const owner = () => draftFor(segment, segment.role ?? "assistant");
  if (!isElement(node)) {
    if (segment.role === "user") takeFileName(node, owner, segment.element, false);
    return "enter";
  }
  if (matches(node, classic.node)) return readNode(segment, node);
  if (matches(node, classic.section)) {
    segments.push(newSegment(node));
    return "enter";
  }
  if (matches(node, classic.pager) && takePager(segment, node)) return "skip";
  if (segment.role !== "user") {
    const step = takeAnswer(segment, node);
    if (step) return step;
  }
  return takeLoose(node, owner);
}

/** A message's own element. A prompt shows what was typed; an answer's node is converted whole, so nothing in it is lost. */
function readNode(segment: Segment, node: Element): Step {
  const role = asRole(attr(node, "data-message-author-role")) ?? segment.role ?? "assistant";
  const draft = draftFor(segment, role);
  draft.ids.push(attr(node, "data-message-id") ?? "");
  const model = attr(node, "data-message-model-slug");
  if (model) draft.model = model;
  if (role === "user") readUserNode(node, draft);
  else readBody(node, draft);
  return "skip";
}

/** Text of an answer outside of any message node, and its thinking. */
function takeAnswer(segment: Segment, element: Element): Step | undefined {
  const answer = () => draftFor(segment, segment.role ?? "assistant");
  if (matches(element, classic.body)) {
    readBody(element, answer());
    return "skip";
  }
  const id = attr(element, "id");
  if (id && segment.thoughts.has(id) && !first(element, classic.node)) {
    readReasoning(element, answer());
    return "skip";
  }
  if (nameOf(element) !== "button" || !isThoughtHeader(element) || !standsBeforeText(segment, element))
    return undefined;
  addReasoning(answer(), "", headerText(element));
  const opens = attr(element, "aria-controls");
  if (opens && attr(element, "aria-expanded") === "true") segment.thoughts.add(opens);
  return "skip";
}

/** "2/3" among the switches between branches. */
function takePager(segment: Segment, element: Element): boolean {
  const numbers = /^\s*(\d+)\s*\/\s*(\d+)\s*$/.exec(textOf(element));
  if (!numbers) return false;
  segment.branch = { position: Number(numbers[1]), total: Number(numbers[2]) };
  return true;
}

/** Marks what is being written or edited; true if nothing is going on in the turn. */
function markUnfinished(turn: Element, segments: readonly Segment[]): boolean {
  const drafts = segments.flatMap((segment) => segment.drafts);
  const { written, edited, arriving } = turnState(turn);
  if (written || (isLastOf(turn, classic.turn) && isClassicStreaming(documentOf(turn)))) {
    for (const draft of drafts) draft.finished = draft.role === "user";
  }
  if (edited) markEdited(drafts);
  return !arriving && drafts.every((draft) => draft.finished);
}
