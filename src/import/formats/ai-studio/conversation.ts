import type { ImportedConversation, ImportedMessage } from "../../../conversation/imported.ts";
import type { Role } from "../../../conversation/model.ts";
import { type Fields, fieldsIn, fieldsOf, idIn, isFields, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import { givenFacts, shownInLine, spanOf } from "../../foreign/given-facts.ts";
import { conversationId, derivedId } from "../../foreign/native-id.ts";
import { emptyMessage, textParts } from "../../foreign/text-part.ts";
import { timeOf } from "../../foreign/times.ts";
import { newUnknownNames, type UnknownNames } from "../../foreign/unknown-names.ts";
import { notUnderstood } from "../../parts/not-understood.ts";
import { chunkParts } from "./chunk.ts";

/** Whether a value is a prompt as AI Studio keeps it in Google Drive. */
export function isPrompt(value: unknown): value is Fields {
  return isFields(value) && Array.isArray(fieldsIn(value, "chunkedPrompt").chunks);
}

type Draft = Omit<ImportedMessage, "parent">;

/** A prompt's file as a conversation. @param name of the file, which is the prompt's */
export function conversationOf(prompt: Fields, name: string): ImportedConversation {
  const unknown = newUnknownNames();
  const chunks = listIn(fieldsIn(prompt, "chunkedPrompt"), "chunks");
  const model = lineIn(fieldsIn(prompt, "runSettings"), "model").replace(/^models\//, "");
  const messages = [...instruction(prompt), ...turnsOf(chunks, model, unknown)];
  const { created, updated } = spanOf(messages);
  const id = idIn(prompt, "id");
  const title = titleOf(prompt, name);
  return {
    kind: "imported",
    site: "aistudio",
    id: id
      ? conversationId("aistudio", id)
      : derivedId("aistudio", created, JSON.stringify(messages.at(0)?.parts ?? name)),
    url: /^[\w-]+$/.test(id) ? `https://aistudio.google.com/prompts/${id}` : "",
    ...givenFacts({ title, model, created, updated }),
    ...shownInLine(messages),
    whole: true,
    unknown: unknown.list(),
  };
}

function titleOf(prompt: Fields, path: string): string {
  const told = lineIn(prompt, "title") || lineIn(prompt, "displayName");
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.(?:json|txt|prompt)$/i, "");
  return told || (/^(?:untitled prompt|chat_prompt|prompt)?$/i.test(name) ? "" : name);
}

/** What the model was told to be, as the first message. */
function instruction(prompt: Fields): Draft[] {
  const value = prompt.systemInstruction;
  const pieces = listIn(fieldsOf(value), "parts").map((piece) => textIn(fieldsOf(piece), "text"));
  const text = typeof value === "string" ? value : textIn(fieldsOf(value), "text") || pieces.join("\n\n");
  const parts = textParts("system", text);
  return parts.length === 0 ? [] : [{ ids: [], role: "system", parts, finished: true }];
}

/** Files and thoughts are chunks of their own before the text they belong to; together they are one message. */
function turnsOf(chunks: readonly unknown[], model: string, unknown: UnknownNames): Draft[] {
  const turns: Draft[] = [];
  let open = false;
  for (const [place, value] of chunks.entries()) {
    const chunk = fieldsOf(value);
    const role = roleOf(chunk, unknown);
    const parts = isFields(value) ? chunkParts(chunk, role, place, unknown) : [notUnderstood("chunk", value)];
    const last = turns.at(-1);
    const next = turn(chunk, role, parts, model);
    if (open && last?.role === role) join(last, next);
    else turns.push(next);
    // The next question of the same person is another message.
    open = role !== "user" || !parts.some(({ kind }) => kind === "text");
  }
  for (const each of turns) if (each.parts.length === 0) each.parts.push(emptyMessage);
  return turns;
}

function join(last: Draft, next: Draft): void {
  last.parts.push(...next.parts);
  last.ids.push(...next.ids);
  last.finished = next.finished;
  if (!last.sentAt && next.sentAt) last.sentAt = next.sentAt;
}

function turn(chunk: Fields, role: Role, parts: ImportedMessage["parts"], model: string): Draft {
  const id = idIn(chunk, "id");
  const sentAt = timeOf(chunk.createTime);
  return {
    ids: id ? [id] : [],
    role,
    ...(role === "assistant" && model && { model }),
    ...(sentAt && { sentAt }),
    parts: [...parts],
    finished: !/^(?:MAX_TOKENS|STOPPED|CANCELLED)$/i.test(textIn(chunk, "finishReason")),
  };
}

function roleOf(chunk: Fields, unknown: UnknownNames): Role {
  const role = textIn(chunk, "role").toLowerCase();
  if (role === "user" || role === "system") return role;
  if (role !== "model" && role !== "assistant") unknown.add("role", chunk.role);
  return "assistant";
}
