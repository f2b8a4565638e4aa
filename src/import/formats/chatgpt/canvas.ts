import type { Part } from "../../../conversation/model.ts";
import { fieldsOf, isFields, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import { type PatternBudget, updated, usualBudget } from "./canvas-update.ts";
import type { ChatMessage } from "./message.ts";
import type { ChatNode } from "./nodes.ts";

/** A canvas document as it is after a node. */
export interface CanvasDocument {
  /** The site's id, once a tool has told it. */
  id: string;
  title: string;
  type: string;
  content: string;
}

/** What a node of the canvas tool has made: the whole document as it is then, or `null` where that cannot be told. */
export type CanvasStep = CanvasDocument | null;

const call = /^canmore\.(create|update)_textdoc$/;

export function isCanvasCall({ recipient }: ChatMessage): boolean {
  return call.test(recipient);
}

/**
 * Replays the calls of the canvas tool: what each has made, by the node's place. A node goes on from what the nodes before it
 * have made, so every branch has documents of its own.
 * @param order places of all nodes, each behind its parent
 */
export function canvasSteps(list: readonly ChatNode[], order: readonly number[]): Map<number, CanvasStep> {
  const steps = new Map<number, CanvasStep>();
  if (!list.some(({ message }) => message && isCanvasCall(message))) return steps;
  const after: (readonly CanvasDocument[])[] = [];
  let spare = mostText;
  const budget: PatternBudget = { left: usualBudget };
  for (const place of order) {
    const { parent, message } = list[place] ?? {};
    const before = (typeof parent === "number" && after[parent]) || [];
    const made = (step: CanvasStep) => {
      spare -= step?.content.length ?? 0;
      steps.set(place, step);
    };
    after[place] = message && spare > 0 ? stepOf(message, before, budget, made) : before;
  }
  return steps;
}

function stepOf(
  message: ChatMessage,
  before: readonly CanvasDocument[],
  budget: PatternBudget,
  made: (step: CanvasStep) => void,
): readonly CanvasDocument[] {
  const kind = call.exec(message.recipient)?.[1];
  if (!kind) return named(message, before);
  const input = inputOf(message);
  const document = kind === "create" ? created(input) : changed(before.at(-1), input, budget);
  made(document);
  if (!document) return before;
  return kind === "create" ? [...before.slice(-most), document] : [...before.slice(0, -1), document];
}

/** Characters of all versions of one conversation's documents; what changes more is kept as the calls it was. */
const mostText = 64 * 1024 * 1024;

/** Documents of one conversation that are remembered at once. */
const most = 50;

/** A tool's answer tells the id of the document that it has made; a document that is named again is the one to be changed next. */
function named({ metadata }: ChatMessage, before: readonly CanvasDocument[]): readonly CanvasDocument[] {
  const id = textIn(fieldsOf(metadata.canvas), "textdoc_id");
  const newest = before.at(-1);
  if (id === "" || !newest || newest.id === id) return before;
  const known = before.findIndex((document) => document.id === id);
  if (known >= 0) return [...before.slice(0, known), ...before.slice(known + 1), before[known] as CanvasDocument];
  return newest.id === "" ? [...before.slice(0, -1), { ...newest, id }] : before;
}

function inputOf({ content }: ChatMessage): unknown {
  const text = textIn(content, "text") || listIn(content, "parts").find((part) => typeof part === "string") || "";
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

function created(input: unknown): CanvasStep {
  if (!isFields(input) || typeof input.content !== "string") return null;
  return { id: "", title: lineIn(input, "name"), type: textIn(input, "type"), content: input.content };
}

function changed(document: CanvasDocument | undefined, input: unknown, budget: PatternBudget): CanvasStep {
  if (!document || !isFields(input)) return null;
  let content: string | undefined = document.content;
  for (const update of listIn(input, "updates")) {
    if (content !== undefined) content = isFields(update) ? updated(content, update, budget) : undefined;
  }
  return content === undefined ? null : { ...document, content };
}

/** A document as the page shows it. Types are `document` and `code/<language>`. */
export function documentPart({ title, type, content }: Omit<CanvasDocument, "id">): Part {
  const language = /^code\/(.{1,60})$/.exec(type)?.[1];
  if (!type.startsWith("code")) return { kind: "artifact", title, format: "markdown", content };
  return { kind: "artifact", title, ...(language ? { language } : {}), format: "code", content };
}
