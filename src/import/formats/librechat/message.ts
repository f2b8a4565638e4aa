import { lastingAddress } from "../../../conversation/clean-text.ts";
import type { ImportedMessage, ImportedPart } from "../../../conversation/imported.ts";
import type { Role } from "../../../conversation/model.ts";
import { type Fields, fieldsIn, fieldsOf, idIn, isFields, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import { isPicture, mediaKey, mediaPart } from "../../foreign/file-parts.ts";
import { citationsPart, type Sources } from "../../foreign/footnotes.ts";
import { emptyMessage, shownValue, textParts, toolPart } from "../../foreign/text-part.ts";
import { timeOf } from "../../foreign/times.ts";
import type { UnknownNames } from "../../foreign/unknown-names.ts";
import { notUnderstood } from "../../parts/not-understood.ts";
import { type Found, foundIn, isSearch, withFound } from "./found.ts";

/** One message; pages name it by the same id. */
export function readMessage(record: Fields, unknown: UnknownNames): ImportedMessage {
  const role = roleOf(record);
  const id = idIn(record, "messageId");
  const sentAt = timeOf(record.createdAt);
  const model = role === "user" ? "" : lineIn(record, "model");
  const author = role === "user" ? "" : lineIn(record, "sender");
  const parts = partsOf(record, role, unknown);
  return {
    ids: id ? [id] : [],
    role,
    ...(author && author !== model ? { author } : {}),
    ...(model ? { model } : {}),
    ...(sentAt ? { sentAt } : {}),
    parts: parts.length === 0 ? [emptyMessage] : parts,
    finished: record.unfinished !== true,
  };
}

function roleOf(record: Fields): Role {
  if (typeof record.isCreatedByUser === "boolean") return record.isCreatedByUser ? "user" : "assistant";
  return /^user$/i.test(textIn(record, "sender")) ? "user" : "assistant";
}

function partsOf(record: Fields, role: Role, unknown: UnknownNames): ImportedPart[] {
  const content = listIn(record, "content").flatMap((value) => contentPart(value, role, unknown));
  const saysNothing = content.every(({ kind }) => kind !== "text" && kind !== "reasoning");
  const text = saysNothing ? olderText(role, textIn(record, "text")) : [];
  const attachments = listIn(record, "attachments");
  const body = [...content, ...text];
  return [
    ...listIn(record, "files").flatMap(filePart),
    ...(role === "user" ? body : cited(body, foundIn(attachments))),
    ...attachments.flatMap(attachment),
  ];
}

/** The parts with footnotes, and all that was found: what no text cites is listed with the message. */
function cited(parts: readonly ImportedPart[], found: Found): ImportedPart[] {
  const sources: Sources = new Map();
  const body = parts.flatMap((part): ImportedPart[] =>
    part.kind === "text" ? textParts("assistant", withFound(part.text, found, sources)) : [part],
  );
  for (const citation of found.values()) sources.set(citation.label, citation);
  return [...body, ...citationsPart(sources)];
}

/** Before it had parts of its own (until 2025), thinking stood in the text between these marks. */
function olderText(role: Role, text: string): ImportedPart[] {
  const [whole, thought = ""] = (role === "assistant" &&
    /^\s*:::thinking\n([\s\S]*?)\n:::[ \t]*(?:\n|$)/.exec(text)) || [""];
  const reasoning: ImportedPart[] = /\S/.test(thought) ? [{ kind: "reasoning", text: thought.trim() }] : [];
  return [...reasoning, ...textParts(role, text.slice(whole.length))];
}

/** Parts of an answer by agents and assistants (LibreChat 0.7 and later). */
function contentPart(value: unknown, role: Role, unknown: UnknownNames): ImportedPart[] {
  if (typeof value === "string") return textParts(role, value);
  const part = fieldsOf(value);
  switch (part.type) {
    case "text":
      return textParts(role, valueIn(part, "text"));
    case "think": {
      const text = valueIn(part, "think").trim();
      return text === "" ? [] : [{ kind: "reasoning", text }];
    }
    case "tool_call":
      return [toolCall(fieldsIn(part, "tool_call"))];
    case "image_file":
      return filePart(fieldsIn(part, "image_file"), true);
    case "image_url":
      return imageAt(textIn(fieldsIn(part, "image_url"), "url") || textIn(part, "image_url"));
    case "error":
      return [
        { kind: "unreadable", what: "answer", reason: valueIn(part, "error") || valueIn(part, "text") || "it failed" },
      ];
    // Which agent goes on; it says nothing.
    case "agent_update":
      return [];
    default:
      unknown.add("content", part.type);
      return isFields(value) ? [notUnderstood(textIn(part, "type") || "content", value)] : [];
  }
}

/** A text, which assistants wrap once more. */
function valueIn(part: Fields, key: string): string {
  return textIn(part, key) || textIn(fieldsIn(part, key), "value");
}

function toolCall(call: Fields): ImportedPart {
  const made = fieldsIn(call, "function");
  const name = lineIn(call, "name") || lineIn(made, "name") || lineIn(call, "type");
  const input = shownValue(call.args ?? made.arguments ?? call.input);
  return toolPart(name, input === "{}" ? "" : input, shownValue(call.output ?? made.output));
}

function filePart(value: unknown, isImage?: unknown): ImportedPart[] {
  if (!isFields(value)) return [];
  const name = lineIn(value, "filename") || lineIn(value, "name");
  const key = idIn(value, "file_id") || name;
  if (key === "") return [];
  const image = isImage === true || textIn(value, "type").startsWith("image/") || isPicture(name);
  return [mediaPart({ key, name: name || key, isImage: image })];
}

/** Files that tools have made. What searches found is among the sources; all else that comes with an answer is kept as it is. */
function attachment(value: unknown): ImportedPart[] {
  if (isSearch(fieldsOf(value))) return [];
  const file = filePart(value);
  return file.length > 0 || !isFields(value) ? file : [notUnderstood(textIn(value, "type") || "attachment", value)];
}

function imageAt(address: string): ImportedPart[] {
  if (address === "") return [];
  const image = { kind: "image", key: mediaKey(address.replace(/[?#].*$/s, "")), alt: "", origin: "content" } as const;
  const [, type, base64] = /^data:(image\/[\w.+-]{1,60});base64,(.+)$/is.exec(address) ?? [];
  if (type && base64) return [{ ...image, source: { base64 }, type }];
  const url = lastingAddress(address);
  return [{ ...image, ...(url ? { url } : {}), problem: "its bytes are not in the export" }];
}
