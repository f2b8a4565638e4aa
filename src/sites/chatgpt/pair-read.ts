import { all, attr, closest, documentOf, isElement, matches, nameOf, parentOf } from "../dom.ts";
import { addReasoning, addText, type Draft, newDraft } from "../kit/draft.ts";
import { markEdited } from "../kit/editing.ts";
import { isLastOf } from "../kit/last-turn.ts";
import { unreadable } from "../kit/unreadable.ts";
import type { Turn, TurnReading } from "../site.ts";
import { type Step, walk } from "../walk.ts";
import { readBody, readReasoning } from "./body.ts";
import { takeFileName, takeLoose } from "./loose.ts";
import { messageOf } from "./message.ts";
import { isPairStreaming } from "./pair-streaming.ts";
import { headerText } from "./reasoning.ts";
import { content, pair } from "./selectors.ts";
import { turnState } from "./turn-state.ts";
import { readUserNode } from "./user-node.ts";

interface Reading {
  turn: Element;
  drafts: Draft[];
  /** Whose content comes next: a turn begins with the prompt's uploads, which stand outside the prompt's own element. */
  role: "user" | "assistant";
  /** The turn's key, until the prompt has taken it. */
  key: string;
  /** Texts of no known element, before and after the prompt's place. */
  stray: Record<"user" | "assistant", string>;
}

/** Reads one turn of the pair layout: a prompt and its answer, each with what stands around its own element. */
export function readPairTurn(turn: Turn): TurnReading {
  const { element } = turn;
  const key = attr(element, "data-turn-key") ?? "";
  const reading: Reading = { turn: element, drafts: [], role: "user", key, stray: { user: "", assistant: "" } };
  walk(element, (node) => visit(reading, node));
  const settled = markUnfinished(reading);
  return { messages: reading.drafts.map(messageOf), settled };
}

function visit(reading: Reading, node: Element | Text): Step {
  if (!isElement(node)) {
    return visitText(reading, node);
  }
  if (!node.hasAttributes()) return takeLoose(node, () => draftFor(reading, reading.role));
  if (matches(node, `${pair.divider}, ${pair.actions}`)) return "skip";
  if (matches(node, pair.turn)) return startTurn(reading, node);
  if (matches(node, pair.userUnit)) return readPrompt(reading, node);
  if (matches(node, pair.assistantUnit)) return readAnswer(reading, node);
  if (nameOf(node) === "iframe" || matches(node, content.generatedImage)) reading.role = "assistant";
  if (matches(node, `${pair.assistantMark}, ${pair.commentary}`)) return takeAnswerMark(reading, node);
  return takeLoose(node, () => draftFor(reading, reading.role));
}

function visitText(reading: Reading, node: Text): Step {
  const parent = parentOf(node);
  const taken = reading.role === "user" && takeFileName(node, () => draftFor(reading, "user"), reading.turn, true);
  if (!taken && parent && !closest(parent, "button")) reading.stray[reading.role] += node.data;
  return "enter";
}

/** A turn inside a turn does not happen on the site; if markup is out of order, nothing may be lost. */
function startTurn(reading: Reading, element: Element): Step {
  reading.role = "user";
  reading.key = attr(element, "data-turn-key") ?? "";
  return "enter";
}

function draftFor(reading: Reading, role: "user" | "assistant"): Draft {
  const last = reading.drafts.at(-1);
  if (last?.role === role) return last;
  const draft = newDraft(role);
  if (role === "user") {
    draft.ids.push(reading.key);
    reading.key = "";
  }
  reading.drafts.push(draft);
  return draft;
}

function readPrompt(reading: Reading, unit: Element): Step {
  const draft = draftFor(reading, "user");
  draft.ids.push(...idsOf(unit));
  readUserNode(unit, draft);
  reading.role = "assistant";
  return "skip";
}

/** An answer's unit is converted whole, so that nothing in it is lost. */
function readAnswer(reading: Reading, unit: Element): Step {
  reading.role = "assistant";
  const draft = draftFor(reading, "assistant");
  const selection = [unit, ...all(unit, "[data-chatgpt-selection-message-id]")].map((element) =>
    attr(element, "data-chatgpt-selection-message-id"),
  );
  draft.ids.push(...selection.filter((id) => id !== null).reverse(), ...idsOf(unit));
  if (matches(unit, content.generatedImage)) return takeLoose(unit, () => draft);
  readBody(unit, draft);
  return "skip";
}

/** What stands around the answer's unit: thinking and its header, notes while working, answer text without a unit. */
function takeAnswerMark(reading: Reading, element: Element): Step {
  reading.role = "assistant";
  const answer = () => draftFor(reading, "assistant");
  if (matches(element, pair.activityHeader)) addReasoning(answer(), "", headerText(element));
  else if (matches(element, pair.commentary)) readReasoning(element, answer());
  else if (matches(element, pair.body)) readBody(element, answer());
  return "skip";
}

function idsOf(unit: Element): string[] {
  return (attr(unit, "data-chatgpt-search-message-ids") ?? "").split(/[\s,]+/);
}

/** Marks what is being written or edited, and keeps the texts of a finished turn that no known element held; true if nothing is going on. */
function markUnfinished(reading: Reading): boolean {
  const { turn, drafts } = reading;
  const streaming = isLastOf(turn, pair.turn) && isPairStreaming(documentOf(turn));
  const last = drafts.at(-1);
  if (streaming && last && last.role !== "user") last.finished = false;
  if (!streaming) salvageStray(reading);
  if (drafts.length === 0) draftFor(reading, "assistant").finished = !streaming;
  const { edited, arriving } = turnState(turn);
  if (edited) markEdited(drafts);
  return !streaming && !arriving && drafts.every((draft) => draft.finished);
}

/** A text beside the known elements is interface, unless its side of the turn has no message at all. */
function salvageStray({ drafts, stray, key }: Reading): void {
  for (const role of ["user", "assistant"] as const) {
    if (!/\S/.test(stray[role]) || drafts.some((draft) => draft.role === role)) continue;
    const draft = newDraft(role);
    if (role === "user") draft.ids.push(key);
    addText(draft, "plain", stray[role].trim());
    draft.parts.push(unreadable.unknownMarkup());
    if (role === "user") drafts.unshift(draft);
    else drafts.push(draft);
  }
}
