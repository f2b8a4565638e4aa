import type { ImportedConversation, ImportedMessage } from "../../../conversation/imported.ts";
import type { Role } from "../../../conversation/model.ts";
import { type Fields, fieldsIn, idIn, isFields, lineIn, textIn } from "../../foreign/fields.ts";
import { conversationId, derivedId } from "../../foreign/native-id.ts";
import { recordsIn } from "../../foreign/records.ts";
import { emptyMessage } from "../../foreign/text-part.ts";
import { timeOf } from "../../foreign/times.ts";
import { newUnknownNames, type UnknownNames } from "../../foreign/unknown-names.ts";
import { ImportError } from "../../format.ts";
import { attachedParts } from "./attached.ts";
import { readBody } from "./blocks.ts";

/** Whether a value is a chat of Claude's design tool (`design_chats/<uuid>.json`, 2026-08). */
export function isDesignChat(value: unknown): value is Fields {
  return isFields(value) && Array.isArray(value.messages) && isFields(value.project) && typeof value.uuid === "string";
}

/**
 * A chat of Claude's design tool: a plain list of messages, under its project's name.
 * @throws ImportError where it has no list of messages
 */
export function readDesignChat(value: unknown): ImportedConversation | null {
  if (!isFields(value) || !Array.isArray(value.messages)) throw new ImportError("not-understood", "no messages");
  const unknown = newUnknownNames();
  const { entries, isWhole } = recordsIn(value.messages, "messages", unknown);
  const messages = entries.map(([, record], place): ImportedMessage => messageOf(record, place, unknown));
  if (messages.length === 0) return null;
  const project = lineIn(fieldsIn(value, "project"), "name");
  const title = lineIn(value, "title") || lineIn(value, "name") || project;
  const created = timeOf(value.created_at) ?? messages[0]?.sentAt;
  const updated = timeOf(value.updated_at);
  const uuid = idIn(value, "uuid");
  return {
    kind: "imported",
    site: "claude",
    id: uuid ? conversationId("claude", uuid) : derivedId("claude", created, project),
    url: "",
    ...(title ? { title } : {}),
    ...(project ? { folder: project } : {}),
    ...(created ? { created } : {}),
    ...(updated ? { updated } : {}),
    messages,
    current: messages.length - 1,
    whole: isWhole,
    unknown: unknown.list(),
  };
}

function messageOf(record: Fields, place: number, unknown: UnknownNames): ImportedMessage {
  // What was said stands one level deeper, beside who said it.
  const inner = fieldsIn(record, "content");
  const isNested = Object.hasOwn(inner, "content");
  const body = isNested ? inner : record;
  const role = roleOf(textIn(record, "role") || textIn(inner, "role"), unknown);
  const reading = { unknown, budget: { left: 0 }, frameOf: () => undefined };
  const parts = [...attachedParts(body), ...readBody(body, role, new Map(), reading).parts];
  const sentAt = timeOf(inner.timestamp ?? record.timestamp ?? record.created_at);
  const id = idIn(record, "uuid");
  return {
    ids: id ? [id] : [],
    parent: place === 0 ? null : place - 1,
    role,
    ...(sentAt ? { sentAt } : {}),
    parts: parts.length === 0 ? [emptyMessage] : parts,
    finished: true,
  };
}

function roleOf(name: string, unknown: UnknownNames): Role {
  if (name === "user" || name === "human") return "user";
  if (name === "system" || name === "tool") return name;
  if (name !== "assistant") unknown.add("role", name);
  return "assistant";
}
