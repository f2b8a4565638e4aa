import type { ImportedConversation, ImportedMessage } from "../../../conversation/imported.ts";
import type { Role } from "../../../conversation/model.ts";
import { type Parent, parentPlaces, parentsFirst } from "../../foreign/branches.ts";
import { type Fields, fieldsIn, idIn, isFields, lineIn, textIn } from "../../foreign/fields.ts";
import { conversationId, derivedId } from "../../foreign/native-id.ts";
import { recordsIn } from "../../foreign/records.ts";
import { emptyMessage } from "../../foreign/text-part.ts";
import { timeOf } from "../../foreign/times.ts";
import { newUnknownNames, type UnknownNames } from "../../foreign/unknown-names.ts";
import { ImportError } from "../../format.ts";
import type { Shelf } from "./artifacts.ts";
import { attachedParts } from "./attached.ts";
import { type Reading, readBody } from "./blocks.ts";

/** Most text of documents written out for one conversation, in UTF-16 code units. */
const mostDocuments = 32 * 1024 * 1024;

/** Parent of a conversation's first message (Claude's exports since late 2025, its web API). */
const rootParent = /^0{8}-0{4}-[04]0{3}-[08]0{3}-0{12}$/;

/**
 * One conversation of Claude's export, or of its web API.
 * @param frameOf where the export holds a version of an artifact as a file of its own
 * @returns `null` for a conversation in which nothing was ever written
 * @throws ImportError where it has no list of messages
 */
export function readClaude(value: unknown, frameOf: Reading["frameOf"] = () => undefined): ImportedConversation | null {
  if (!isFields(value)) throw new ImportError("not-understood", "no object");
  if (!Array.isArray(value.chat_messages)) throw new ImportError("not-understood", "no chat_messages");
  const unknown = newUnknownNames();
  const { entries, isWhole } = recordsIn(value.chat_messages, "chat_messages", unknown);
  if (entries.length === 0) return null;
  const records = entries.map(([, record]) => record);
  const messages = readMessages(records, { unknown, budget: { left: mostDocuments }, frameOf });
  const created = timeOf(value.created_at);
  const updated = timeOf(value.updated_at);
  return {
    kind: "imported",
    site: "claude",
    ...placeOf(value, created, messages),
    ...factsOf(value),
    ...(created ? { created } : {}),
    ...(updated ? { updated } : {}),
    messages,
    current: currentOf(value, records),
    whole: isWhole,
    unknown: unknown.list(),
  };
}

function placeOf(value: Fields, created: string | undefined, messages: readonly ImportedMessage[]) {
  const uuid = idIn(value, "uuid");
  if (uuid === "") {
    const [text] = messages.flatMap(({ parts }) => parts).flatMap((part) => (part.kind === "text" ? [part.text] : []));
    return { id: derivedId("claude", created, text ?? ""), url: "" };
  }
  return { id: conversationId("claude", uuid), url: /^[\w-]+$/.test(uuid) ? `https://claude.ai/chat/${uuid}` : "" };
}

/** The export has title and times only; model, star and project are in the web API. */
function factsOf(value: Fields): Pick<ImportedConversation, "title" | "model" | "folder" | "starred"> {
  const title = lineIn(value, "name") || lineIn(value, "title");
  const model = lineIn(value, "model");
  const folder = lineIn(fieldsIn(value, "project"), "name");
  return {
    ...(title ? { title } : {}),
    ...(model ? { model } : {}),
    ...(folder ? { folder } : {}),
    ...(value.is_starred === true ? { starred: true as const } : {}),
  };
}

/** The last message is the shown path's newest (the export lists them by time), unless it is named. */
function currentOf(value: Fields, records: readonly Fields[]): number {
  const named = idIn(value, "current_leaf_message_uuid");
  const place = named === "" ? -1 : records.findIndex((record) => idIn(record, "uuid") === named);
  return place < 0 ? records.length - 1 : place;
}

function readMessages(records: readonly Fields[], reading: Reading): ImportedMessage[] {
  const roles = records.map((record) => roleOf(record, reading.unknown));
  const parents = parentsOf(records, roles);
  const shelves: Shelf[] = [];
  const messages: ImportedMessage[] = [];
  // Documents grow along each branch.
  for (const place of parentsFirst(parents)) {
    const record = records[place] ?? {};
    const parent = parents[place];
    const before = (typeof parent === "number" ? shelves[parent] : undefined) ?? new Map();
    const role = roles[place] ?? "assistant";
    const { parts, shelf } = readBody(record, role, before, reading);
    shelves[place] = shelf;
    const all = [...attachedParts(record), ...parts];
    messages[place] = message(record, role, parent, all.length === 0 ? [emptyMessage] : all);
  }
  return messages;
}

function message(record: Fields, role: Role, parent: Parent, parts: ImportedMessage["parts"]): ImportedMessage {
  const id = idIn(record, "uuid");
  const sentAt = timeOf(record.created_at);
  const model = lineIn(record, "model");
  return {
    ids: id ? [id] : [],
    ...(parent === undefined ? {} : { parent }),
    role,
    ...(model && role !== "user" ? { model } : {}),
    ...(sentAt ? { sentAt } : {}),
    parts,
    finished: true,
  };
}

function roleOf(record: Fields, unknown: UnknownNames): Role {
  const sender = textIn(record, "sender") || textIn(record, "role");
  if (sender === "human" || sender === "user") return "user";
  if (sender === "system" || sender === "tool") return sender;
  if (sender !== "assistant") unknown.add("sender", sender);
  return "assistant";
}

/**
 * Exports before late 2025 give no parents: then messages follow each other. An unknown parent of the first message is the
 * conversation's root, which is in no export.
 */
function parentsOf(records: readonly Fields[], roles: readonly Role[]): Parent[] {
  const before = (place: number) => (place === 0 ? null : idOf(records[place - 1] ?? {}, place - 1));
  const known = new Set(records.map((record, place) => idOf(record, place)));
  return parentPlaces(
    records.map((record, place) => {
      const parent = idIn(record, "parent_message_uuid");
      const isRoot = rootParent.test(parent) || (place === 0 && !known.has(parent));
      // Only a prompt begins a conversation.
      const isTold = parent !== "" || (record.parent_message_uuid === null && roles[place] === "user");
      const given = isRoot || parent === "" ? null : parent;
      return { id: idOf(record, place), parent: isTold ? given : before(place) };
    }),
  );
}

/** Messages without id are named by their place, which no id can be. */
const idOf = (record: Fields, place: number) => idIn(record, "uuid") || `\u0000${place}`;
