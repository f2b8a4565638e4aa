import { answerMark } from "../../../conversation/activity.ts";
import type { ImportedConversation, ImportedMessage, ImportedPart } from "../../../conversation/imported.ts";
import { givenFacts, spanOf } from "../../foreign/given-facts.ts";
import { textParts } from "../../foreign/text-part.ts";
import { newUnknownNames, type UnknownNames } from "../../foreign/unknown-names.ts";
import type { Member } from "../../format.ts";
import { answerParts } from "./answer.ts";
import { filePart } from "./files.ts";
import type { ActivityRecord } from "./record.ts";

export interface PlacedRecord {
  id: string;
  record(): ActivityRecord | null;
  find(name: string): Member | undefined;
}

/**
 * Records as a conversation. The log does not say what a prompt follows: in a chat of the site only answers have parents, while
 * a conversation made of the log is in its order.
 * @param name of the conversation: the chat's id, or one made for the group
 * @param placed oldest first
 */
export function conversationOf(name: string, placed: readonly PlacedRecord[]): ImportedConversation {
  const unknown = newUnknownNames();
  const messages: ImportedMessage[] = [];
  for (const { id, record, find } of placed) {
    const read = record();
    if (read) addPair(messages, { id, record: read, find, follows: !isChat(name) }, unknown);
  }
  return {
    kind: "imported",
    site: "gemini",
    id: `gemini:${name}`,
    url: isChat(name) ? `https://gemini.google.com/app/${name}` : "",
    ...givenFacts(spanOf(messages)),
    messages,
    ...(messages.length > 0 && { current: messages.length - 1 }),
    whole: false,
    unknown: unknown.list(),
  };
}

function timeOf({ at, zoned }: ActivityRecord): string | undefined {
  return at === undefined || !zoned ? undefined : new Date(at).toISOString();
}

/** Whether a conversation is known by its address, and so is one of the site's. */
const isChat = (name: string) => /^[0-9a-f]+$/.test(name);

interface Pair extends Pick<PlacedRecord, "id" | "find"> {
  record: ActivityRecord;
  /** It follows the message before it. */
  follows: boolean;
}

function addPair(messages: ImportedMessage[], { id, record, find, follows }: Pair, unknown: UnknownNames): void {
  for (const name of record.unknown) unknown.add("key", name);
  if (record.deed.kind === "unknown") unknown.add("verb", "of a title");
  const sentAt = timeOf(record);
  const more = { ...(sentAt && { sentAt }), finished: true };
  const isPrompt = record.deed.kind === "prompt" || record.deed.kind === "unknown";
  const prompt = messages.length;
  const before = follows && prompt > 0 ? { parent: prompt - 1 } : {};
  if (isPrompt) messages.push({ ids: [id], role: "user", parts: promptParts(record, find), ...before, ...more });
  const answer = answerParts(record, find);
  const others = isPrompt ? [] : [...titlePart(record), ...fileParts(record, find)];
  if (answer.length + others.length === 0) return;
  const ids = [isPrompt ? `${id}${answerMark}` : id];
  const parent = isPrompt ? { parent: prompt } : before;
  messages.push({ ids, role: "assistant", parts: [...others, ...answer], ...parent, ...more });
}

/** What is neither a prompt nor a document, but has content, stands under its title. */
function titlePart({ deed }: ActivityRecord): ImportedPart[] {
  return deed.kind === "other" ? textParts("user", deed.text) : [];
}

function promptParts(record: ActivityRecord, find: PlacedRecord["find"]): ImportedPart[] {
  const files = fileParts(record, find);
  const missing = record.deed.attached - files.length;
  const parts = [...textParts("user", record.deed.text), ...files];
  if (missing > 0)
    parts.push({ kind: "unreadable", what: `${missing} files`, reason: "the export does not name them" });
  return parts.length > 0 ? parts : [{ kind: "unreadable", what: "prompt", reason: "the export holds no words of it" }];
}

const fileParts = ({ files }: ActivityRecord, find: PlacedRecord["find"]): ImportedPart[] =>
  files.map(({ file, name }) => filePart(file, name, find(file)));
