import type { ImportedPart } from "../../../conversation/imported.ts";
import type { Part, Role } from "../../../conversation/model.ts";
import { type Fields, fieldsOf, isFields, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import { citationsPart, type Sources, withFootnotes } from "../../foreign/footnotes.ts";
import { textParts } from "../../foreign/text-part.ts";
import type { UnknownNames } from "../../foreign/unknown-names.ts";
import { notUnderstood } from "../../parts/not-understood.ts";
import type { Budget, Shelf } from "./artifacts.ts";
import { marksOf, type Titles, titlesIn } from "./citations.ts";
import { pairCalls, readCall } from "./tools.ts";

/** What a conversation's messages are read with. */
export interface Reading {
  unknown: UnknownNames;
  budget: Budget;
  /** Path of the member of the export that holds a version of an artifact, by its id. */
  frameOf(id: string): string | undefined;
}

/** Parts of one message and the documents as it leaves them. */
export interface Body {
  parts: ImportedPart[];
  shelf: Shelf;
}

/** Blocks that say nothing to a reader: what the program adds for the model (Claude's exports, 2026-08). */
const hidden = new Set(["injected_prompt_block", "token_budget"]);

/** What older clients could not show stands in `text` as this. */
const placeholder = /```\s*This block is not supported on your current device yet\.\s*```/g;

/** Reads a message's `content`, which says more than its `text`; that stands in where `content` says nothing. */
export function readBody(message: Fields, role: Role, before: Shelf, reading: Reading): Body {
  const content = contentOf(message);
  const sources: Sources = new Map();
  const titles = titlesIn(content);
  const calls = pairCalls(content);
  // Another branch may go on from the message before.
  const shelf = calls.size > 0 ? new Map(before) : before;
  const parts = content.flatMap((block, place): ImportedPart[] => {
    const call = calls.get(place);
    if (call === "answer") return [];
    if (!call) return readBlock(block, role, { titles, sources, unknown: reading.unknown });
    return readCall(call, shelf, sources, reading);
  });
  return { parts: [...fallback(message, role, parts), ...parts, ...citationsPart(sources)], shelf };
}

function contentOf(message: Fields): readonly unknown[] {
  const { content } = message;
  if (typeof content === "string") return [{ type: "text", text: content }];
  return isFields(content) ? [content] : listIn(message, "content");
}

interface Around {
  titles: Titles;
  sources: Sources;
  unknown: UnknownNames;
}

function readBlock(value: unknown, role: Role, around: Around): ImportedPart[] {
  if (typeof value === "string") return textParts(role, value);
  const block = fieldsOf(value);
  const type = textIn(block, "type");
  if (hidden.has(type)) return [];
  if (type === "text" && typeof block.text === "string") return readText(block, role, around);
  if (type === "thinking") return readThinking(block);
  if (type === "voice_note") return textParts(role, textIn(block, "text"));
  around.unknown.add("content", type);
  return [notUnderstood(type || "content", value)];
}

function readText(block: Fields, role: Role, { titles, sources }: Around): Part[] {
  const text = textIn(block, "text");
  if (role === "user") return textParts(role, text);
  return textParts(role, withFootnotes(text, marksOf(text, listIn(block, "citations"), titles), sources));
}

function readThinking(block: Fields): Part[] {
  const summaries = listIn(block, "summaries").map((each) => lineIn(fieldsOf(each), "summary"));
  const said = summaries.filter(Boolean);
  const text = textIn(block, "thinking") || textIn(block, "text") || said.join("\n\n");
  const label = said.at(-1);
  const parts: Part[] = /\S/.test(text) ? [{ kind: "reasoning", text: text.trim(), ...(label ? { label } : {}) }] : [];
  const isCut = block.cut_off === true || block.truncated === true;
  return isCut
    ? [...parts, { kind: "unreadable", what: "thinking", reason: "the export holds only a part of it" }]
    : parts;
}

/** Thoughts times characters of a text in which they are looked for. */
const mostCompared = 1_000_000_000;

/** `text` repeats the thinking. */
function fallback(message: Fields, role: Role, parts: readonly ImportedPart[]): Part[] {
  if (parts.some(({ kind }) => kind === "text")) return [];
  const thoughts = parts.flatMap((part) => (part.kind === "reasoning" ? [part.text] : []));
  const text = textIn(message, "text").replace(placeholder, "");
  // More would take minutes, and what is said twice is not lost.
  const isMuch = thoughts.length * text.length > mostCompared;
  return textParts(role, isMuch ? text : thoughts.reduce((rest, thought) => rest.split(thought).join(""), text));
}
