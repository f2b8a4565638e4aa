import type { Part } from "../../../conversation/model.ts";
import { type Fields, fieldsOf, isFields, listIn, textIn } from "../../foreign/fields.ts";
import { notUnderstood } from "../../parts/not-understood.ts";
import { addAnswer } from "./answer-text.ts";
import { type CanvasStep, documentPart, isCanvasCall } from "./canvas.ts";
import { addCall, addOutput, type Draft } from "./draft.ts";
import { addAttachments, addImage, addOddPart, addPointer } from "./media.ts";
import type { ChatMessage } from "./message.ts";
import { plainContent, thoughtsText } from "./plain-content.ts";
import { toolOutput } from "./tool-output.ts";

/** Adds one node of an answer: what the page shows, and what it folds away. */
export function addAnswerNode(draft: Draft, message: ChatMessage, canvas: CanvasStep | undefined): void {
  const { type, content, role } = message;
  if (type === "thoughts" && draft.context.verbatim) addOwnThought(draft, fieldsOf(listIn(content, "thoughts")[0]));
  else if (type === "thoughts") addThoughts(draft, thoughtsText(content));
  else if (type === "reasoning_recap") addRecap(draft, textIn(content, "content") || plainContent(content));
  else if (role === "tool") addToolAnswer(draft, message);
  else if (message.recipient !== "all" || (draft.context.verbatim && type === "code"))
    addToolCall(draft, message, canvas);
  else if (message.concealed || role === "user" || role === "system") addHidden(draft, message);
  else if (type === "text" && message.channel === "analysis") addThoughts(draft, plainContent(content));
  else addShown(draft, message);
}

function addThoughts(draft: Draft, text: string): void {
  if (text.trim() === "") return;
  const thought: Part & { kind: "reasoning" } = { kind: "reasoning", text: text.trim() };
  draft.thought ??= thought;
  draft.parts.push(thought);
}

/** Our own export names each by what heads it. */
function addOwnThought(draft: Draft, thought: Fields): void {
  const label = textIn(thought, "summary");
  draft.parts.push({ kind: "reasoning", text: textIn(thought, "content"), ...(label ? { label } : {}) });
}

/** "Thought for 7 seconds" heads the thoughts before it. */
function addRecap(draft: Draft, label: string): void {
  const words = label.replace(/\s+/g, " ").trim().slice(0, 500);
  if (words === "") return;
  if (draft.thought) draft.thought.label = words;
  else draft.parts.push({ kind: "reasoning", text: "", label: words });
  delete draft.thought;
}

const callTypes = new Set(["code", "text", "multimodal_text"]);

function addToolCall(draft: Draft, message: ChatMessage, canvas: CanvasStep | undefined): void {
  if (canvas && isCanvasCall(message) && !draft.context.verbatim) {
    draft.parts.push(documentPart(canvas));
    return;
  }
  const { type, content } = message;
  addCall(draft, message.recipient, (type === "code" && textIn(content, "text")) || plainContent(content));
  addPointers(draft, message);
  if (!callTypes.has(type)) addUnknown(draft, message);
}

function addToolAnswer(draft: Draft, message: ChatMessage): void {
  const { output, known } = toolOutput(message);
  // The canvas tool only says that it has done what it was asked.
  if (!message.name.startsWith("canmore.") || draft.parts.at(-1)?.kind !== "artifact")
    addOutput(draft, message.name, output);
  addPointers(draft, message);
  addPictures(draft, message);
  if (!known) addUnknown(draft, message);
}

/** Pictures that code has drawn, and what an agent saw on its screen. */
function addPictures(draft: Draft, { content, metadata }: ChatMessage): void {
  const result = metadata.aggregate_result;
  for (const one of isFields(result) ? listIn(result, "messages") : []) {
    if (isFields(one) && one.message_type === "image") addImage(draft, textIn(one, "image_url"), "generated");
  }
  if (isFields(content.screenshot)) addImage(draft, textIn(content.screenshot, "asset_pointer"), "content");
}

/** What the page never showed stands with the tools' work. */
function addHidden(draft: Draft, message: ChatMessage): void {
  const { role, name, content } = message;
  addOutput(draft, `hidden ${name || role || "message"}`, plainContent(content));
  addPointers(draft, message);
}

/** Adds a node of an answer that the page shows as text. */
export function addShown(draft: Draft, message: ChatMessage): void {
  const { type, content } = message;
  if (type === "text" || type === "multimodal_text") addParts(draft, message);
  else if (type === "code") addAnswer(draft, message, [fenced(textIn(content, "text"), textIn(content, "language"))]);
  else if (type === "system_error") addOutput(draft, textIn(content, "name") || "error", textIn(content, "text"));
  else {
    addAnswer(draft, message, [plainContent(content)]);
    addUnknown(draft, message);
  }
  addAttachments(draft, message.metadata);
}

function addUnknown(draft: Draft, { type, content }: ChatMessage): void {
  if (Object.keys(content).length === 0) return;
  draft.context.unknown.add("content", type);
  draft.parts.push(notUnderstood(type || "message", content));
}

function addParts(draft: Draft, message: ChatMessage): void {
  let texts: string[] = [];
  const say = (text: string) => void texts.push(text);
  const flush = () => {
    if (texts.length > 0) addAnswer(draft, message, texts);
    texts = [];
  };
  for (const part of partsOf(message)) {
    if (typeof part === "string") say(part);
    else if (isFields(part)) {
      flush();
      addPointer(draft, part, message.role, say);
    } else {
      flush();
      addOddPart(draft, part);
    }
  }
  flush();
}

/** All parts, and a text that stands beside them or in their place. */
function partsOf({ content }: ChatMessage): readonly unknown[] {
  if (typeof content.parts === "string") return [content.parts];
  const parts = listIn(content, "parts");
  return parts.length > 0 ? parts : [textIn(content, "text")];
}

/** Pictures and recordings of a node whose texts are told otherwise. */
function addPointers(draft: Draft, message: ChatMessage): void {
  for (const part of partsOf(message)) {
    if (isFields(part)) addPointer(draft, part, message.role, (text) => addOutput(draft, message.name, text));
  }
}

function fenced(code: string, language: string): string {
  if (code.trim() === "") return "";
  const longest = (code.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
  const fence = "`".repeat(longest + 1);
  return `${fence}${/^[\w+#.-]{1,40}$/.test(language) && language !== "unknown" ? language : ""}\n${code}\n${fence}`;
}
