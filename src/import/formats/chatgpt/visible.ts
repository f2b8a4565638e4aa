import { fieldsIn, isFields, listIn, textIn } from "../../foreign/fields.ts";
import type { ChatMessage } from "./message.ts";

/** What a node is for the reader: nothing, a prompt, a piece of an answer, or a system's message. */
export type NodeClass = "none" | "prompt" | "answer" | "system";

const contexts = new Map([
  ["user_editable_context", "custom instructions"],
  ["model_editable_context", "memory"],
]);

/**
 * How a node counts. The page shows all nodes of assistants and tools between two prompts as one answer, so what of them it
 * hides is a piece of that answer; hidden prompts and system messages are none (rules of several importers, 2026-08).
 */
export function classOf(message: ChatMessage | null): NodeClass {
  if (message === null || contexts.has(message.type)) return "none";
  if (message.role === "user") return message.concealed || isInstruction(message) ? "none" : "prompt";
  if (message.role !== "system") return "answer";
  return message.concealed || isInstruction(message) || !hasText(message) ? "none" : "system";
}

const isInstruction = ({ metadata }: ChatMessage) => metadata.is_user_system_message === true;

/** Settings that stand in every chat though they were written once; '' for a message that is none, or an empty one. */
export function settingIn(message: ChatMessage): string {
  const name = isInstruction(message) ? "custom instructions" : (contexts.get(message.type) ?? "");
  if (name === "") return "";
  const said = [message.content, fieldsIn(message.metadata, "user_context_message_data")].flatMap(Object.entries);
  return said.some(([key, value]) => key !== "content_type" && holdsWords(value)) ? name : "";
}

function holdsWords(value: unknown): boolean {
  return typeof value === "string" ? /\S/.test(value) : Array.isArray(value) && value.some(holdsWords);
}

/** A text that nobody saw on the page though it is no setting: it is kept with the answer that follows. */
export function isHiddenText(message: ChatMessage | null): message is ChatMessage {
  return message !== null && !contexts.has(message.type) && !isInstruction(message) && hasText(message);
}

function hasText({ content }: ChatMessage): boolean {
  return /\S/.test(textIn(content, "text")) || listIn(content, "parts").some(isTextPart);
}

const isTextPart = (part: unknown) => (typeof part === "string" ? /\S/.test(part) : isFields(part));

const foldedTypes = new Set(["thoughts", "reasoning_recap", "tether_browsing_display", "tether_browsing_code"]);

/** Whether the page shows a piece of an answer by itself, so that its id may stand in the page. */
export function isShown(message: ChatMessage): boolean {
  if (message.concealed || message.recipient !== "all" || foldedTypes.has(message.type)) return false;
  return message.role !== "tool" || holdsImage(message);
}

/** Pictures that a tool has made are shown though it is a tool. */
export function holdsImage({ content, metadata }: ChatMessage): boolean {
  const inParts = listIn(content, "parts").some(
    (part) => isFields(part) && part.content_type === "image_asset_pointer",
  );
  const result = isFields(metadata.aggregate_result) ? listIn(metadata.aggregate_result, "messages") : [];
  return inParts || result.some((one) => isFields(one) && one.message_type === "image");
}
