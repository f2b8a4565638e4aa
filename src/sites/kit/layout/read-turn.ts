import { closest, documentOf, first, isElement, matches, nameOf, parentOf, textOf } from "../../dom.ts";
import type { ReadMessage, Turn, TurnReading } from "../../site.ts";
import { type Step, walk } from "../../walk.ts";
import type { BodyReader } from "../body.ts";
import { showsAnything } from "../content.ts";
import { addText, type Draft, newDraft, toMessage } from "../draft.ts";
import { markEdited } from "../editing.ts";
import { embedPart } from "../embeds.ts";
import { addImage } from "../images.ts";
import { isLastOf } from "../last-turn.ts";
import { unreadable } from "../unreadable.ts";
import { visibleText } from "../visible-text.ts";
import { isWriting } from "./list.ts";
import { type Marks, ruleFor } from "./marks.ts";
import { idsOf, messagesIn, readBy, roleOf } from "./read-by.ts";
import { addTyped } from "./typed.ts";

/** A message while its turn is read. */
interface Reading {
  element: Element;
  draft: Draft;
  /** Texts that nothing described has taken. */
  stray: string;
  /** Nothing on the page says who wrote it. */
  isUnknown: boolean;
}

/** So many characters beside what is described are more than names, times and labels: they may be text of a new kind. */
const muchText = 300;
const blocks = new Set("p div li br pre tr h1 h2 h3 h4 h5 h6 section article blockquote".split(" "));
const ignored = new Set(["svg", "style", "script", "template", "nav", "form"]);

/** Reads one mounted turn by its description: everything in it is taken, left out as described, or kept with a note. */
export function readTurnBy(marks: Marks, body: BodyReader, turn: Turn): TurnReading {
  const readings = messagesIn(marks, turn.element)
    .filter((element) => showsAnything(element, marks.unseen))
    .map((element) => newReading(marks, element));
  if (readings.length === 0) readings.push(newReading(marks, turn.element));
  take(marks, body, turn.element, readings);
  const settled = markUnfinished(marks, turn.element, readings);
  for (const reading of readings) keepStray(body, reading);
  return { messages: readings.map((reading) => finished(marks, turn, reading, readings.length)), settled };
}

function newReading(marks: Marks, element: Element): Reading {
  const role = roleOf(marks, element);
  const draft = newDraft(role ?? "assistant");
  draft.ids = idsOf(marks, element);
  return { element, draft, stray: "", isUnknown: role === undefined };
}

/** What stands between messages belongs to the one before; what stands before the first, to that. */
function take(marks: Marks, body: BodyReader, turn: Element, readings: readonly Reading[]): void {
  let [current] = readings;
  if (!current) return;
  const enter = (element: Element): Step => {
    current = readings.find((reading) => reading.element === element) ?? current;
    if (current && blocks.has(nameOf(element)) && /[^\n]$/.test(current.stray)) current.stray += "\n";
    return current ? takeElement(marks, body, current, element, turn) : "stop";
  };
  if (enter(turn) === "skip") return;
  walk(turn, (node) => {
    if (isElement(node)) return enter(node);
    const parent = parentOf(node);
    if (current && parent && !closest(parent, "button")) current.stray += node.data;
    return "enter";
  });
}

function takeElement(marks: Marks, body: BodyReader, reading: Reading, element: Element, turn: Element): Step {
  const { draft } = reading;
  if (element !== turn && matches(element, marks.leftOut)) {
    if (matches(element, marks.alert)) draft.alert ??= visibleText(element);
    return "skip";
  }
  const rule = marks.partsAt && matches(element, marks.partsAt) ? ruleFor(marks, element) : undefined;
  if (rule) rule.take(element, { draft, images: marks.images ?? {}, inside: (inner) => body.readInside(inner, draft) });
  else if (marks.pager && matches(element, marks.pager)) takePager(draft, element);
  else if (draft.role === "user" && matches(element, marks.typed)) addTyped(marks, body, element, draft);
  else if (draft.role !== "user" && matches(element, marks.body)) body.readBody(element, draft);
  else return takeMedia(marks, draft, element);
  return "skip";
}

function takeMedia({ images = {} }: Marks, draft: Draft, element: Element): Step {
  const name = nameOf(element);
  if (ignored.has(name)) return "skip";
  if (name === "img") addImage(draft, element, draft.role === "user" ? "upload" : "generated", images);
  const embed = embedPart(element);
  if (embed) draft.parts.push(embed);
  return name === "img" || embed ? "skip" : "enter";
}

/** "2 / 3" among the switches between branches. */
function takePager(draft: Draft, element: Element): void {
  const numbers = /^\s*(\d+)\s*\/\s*(\d+)\s*$/.exec(textOf(element));
  if (numbers) draft.branch = { position: Number(numbers[1]), total: Number(numbers[2]) };
}

/** Marks what is being written or edited; true if nothing is going on in the turn. */
function markUnfinished(marks: Marks, turn: Element, readings: readonly Reading[]): boolean {
  const drafts = readings.map(({ draft }) => draft);
  const isLast = isLastOf(turn, marks.turn);
  const writing = isLast && isWriting(marks, documentOf(turn));
  for (const { draft, element } of readings) {
    const own = marks.writing?.turn !== undefined && first(element, marks.writing.turn) !== null;
    if (draft.role !== "user" && (own || (writing && draft === drafts.at(-1)))) draft.finished = false;
  }
  const prompt = readings.find(({ draft }) => draft.role === "user");
  if (prompt && first(prompt.element, marks.editing)) markEdited(drafts);
  const arriving = marks.arriving !== undefined && first(turn, marks.arriving) !== null;
  return !arriving && drafts.every((draft) => draft.finished);
}

/** A finished message in which nothing described was found is read as it stands; much text beside what was found is kept too. */
function keepStray(body: BodyReader, { draft, element, stray, isUnknown }: Reading): void {
  const isEmpty = draft.parts.length === 0 && !draft.alert;
  if (!draft.finished) return;
  if (isEmpty && /\S/.test(stray)) {
    if (draft.role === "user") addText(draft, "plain", stray.trim());
    else body.readBody(element, draft);
  } else if (stray.replace(/\s+/g, " ").trim().length > muchText) addText(draft, "plain", stray.trim());
  else if (!isUnknown) return;
  draft.parts.push(unreadable.unknownMarkup());
}

function finished(marks: Marks, { row }: Turn, { draft, element }: Reading, count: number): ReadMessage {
  const model = marks.model === undefined ? "" : readBy(marks.model, element);
  const sentAt = marks.sentAt?.(element);
  return {
    ...toMessage({ ...draft, ...(model ? { model } : {}) }),
    ...(marks.rows?.isMessage && row !== undefined && count === 1 ? { index: row } : {}),
    ...(sentAt ? { sentAt } : {}),
  };
}
