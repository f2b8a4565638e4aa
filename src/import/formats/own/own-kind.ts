import type { Sample } from "../../format.ts";

/** An object with the list `conversations`; conversations, one after the other; messages, one after the other. */
export type OwnKind = "archive" | "conversations" | "messages";

/** Whether a member is an archive of our own, by what is in it. */
export function ownKindOf({ shape, values }: Pick<Sample, "shape" | "values">): OwnKind | undefined {
  if (!shape.startsWith("json")) return undefined;
  const records = values.filter(isRecord);
  if (shape === "json-object" && records.some(isArchive)) return "archive";
  if (records.some(isConversation)) return "conversations";
  return records.some(isMessage) ? "messages" : undefined;
}

type Fields = Record<string, unknown>;

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isArchive(value: Fields): boolean {
  return value.format === "convokeep-archive" && Array.isArray(value.conversations);
}

function isConversation({ conversation, messages, path }: Fields): boolean {
  return isOfSite(conversation) && Array.isArray(messages) && Array.isArray(path);
}

function isMessage({ conversation, role, parts }: Fields): boolean {
  return isOfSite(conversation) && typeof role === "string" && Array.isArray(parts);
}

/** Ids of other programs have no site before them. */
function isOfSite(conversation: unknown): boolean {
  if (!isRecord(conversation)) return false;
  const { id, site } = conversation;
  return typeof id === "string" && typeof site === "string" && id.startsWith(`${site}:`);
}
