import type { ImportedConversation } from "../../../conversation/imported.ts";
import { fingerprint } from "../../../lib/fingerprint.ts";
import { readHead } from "../../container/read-member.ts";
import { type Fields, fieldsIn, fieldsOf, idIn, lineIn } from "../../foreign/fields.ts";
import { inLine } from "../../foreign/in-line.ts";
import { conversationId } from "../../foreign/native-id.ts";
import { isNothing } from "../../foreign/records.ts";
import { timeOf } from "../../foreign/times.ts";
import { newUnknownNames } from "../../foreign/unknown-names.ts";
import { idOfContent } from "../../foreign/whole-print.ts";
import {
  ImportError,
  type ImportFormat,
  type ImportItem,
  type Member,
  type ReadContext,
  type Sample,
} from "../../format.ts";
import { jsonElements } from "../../json/elements.ts";
import { failedItem, jsonItems } from "../../json/items.ts";
import { parseElement } from "../../json/parse.ts";
import { isMessage, messageOf } from "./message.ts";

const format = { id: "openai-messages", version: 1 };
const prefix = `${format.id}/${format.version}/`;

/**
 * OpenAI's `messages`, as scripts, logs and data sets write them: `{messages: […]}` in a list, an object or lines (also as
 * the `body` of a batch request); a list of messages for each line; or one conversation as a list or lines of messages.
 */
export const openAiMessages: ImportFormat = {
  id: format.id,
  name: "OpenAI messages",
  version: format.version,
  recognises: ({ shape, values }: Sample) =>
    shape.startsWith("json") && (values.some(messagesIn) || values.some(isMessage)),
  read: readFiles,
};

async function* readFiles(members: readonly Member[], context: ReadContext): AsyncGenerator<ImportItem> {
  let before = 0;
  for (const member of members) {
    const lines = await isLines(member, context.signal);
    if (await isOneConversation(member, lines, context.signal)) {
      yield { ...(await oneItem(member, lines, context.signal)), end: before + member.size };
    } else {
      const reading = { format, lines, read: readElement };
      for await (const item of jsonItems([member], context, reading)) yield { ...item, end: before + item.end };
    }
    before += member.size;
  }
}

function readElement(value: unknown): ImportedConversation | null {
  const messages = messagesIn(value);
  if (!messages && !isNothing(listOf(value))) throw new ImportError("not-understood", "no messages");
  return conversationOf(messages, fieldsOf(value));
}

/** Where a value should have its messages; `undefined` where it has no such place. */
function listOf(value: unknown): unknown {
  if (Array.isArray(value)) return value;
  const fields = fieldsOf(value);
  return fields.messages ?? fieldsIn(fields, "body").messages ?? fields.chat;
}

/** The messages of a value, `undefined` where it is no conversation. */
function messagesIn(value: unknown): readonly unknown[] | undefined {
  const list = listOf(value);
  return Array.isArray(list) && list.some(isMessage) ? list : undefined;
}

/** Whether every line is a value of its own; a list or object has nothing behind it. */
async function isLines(member: Member, signal: AbortSignal): Promise<boolean> {
  const head = new TextDecoder().decode(await readHead(member, 256 * 1024, signal)).trimStart();
  const [first = "", second = ""] = head.split(/\r?\n/, 2);
  return /^(?:\[.*\]|\{.*\})\s*$/.test(first) && /^\s*[[{]/.test(second);
}

/** Whether the first element is a message, so that all of them are one conversation. */
async function isOneConversation(member: Member, lines: boolean, signal: AbortSignal): Promise<boolean> {
  try {
    for await (const element of jsonElements(member, { lines, signal })) {
      const value = element.problem ? undefined : parseElement(element);
      if (isMessage(value)) return true;
      if (messagesIn(value)) return false;
    }
  } catch {
    signal.throwIfAborted();
  }
  return false;
}

async function oneItem(member: Member, lines: boolean, signal: AbortSignal): Promise<Omit<ImportItem, "end">> {
  const values: unknown[] = [];
  const prints: string[] = [];
  let problem: unknown;
  try {
    for await (const element of jsonElements(member, { lines, signal })) {
      prints.push(element.print);
      if (element.problem) problem = element.problem;
      else values.push(parseElement(element));
    }
  } catch (error) {
    signal.throwIfAborted();
    problem = error;
  }
  if (values.length === 0 && problem !== undefined) return failedItem(prefix + member.path, member.size, problem);
  const print = prefix + fingerprint(prints.join("\n"));
  return { print, read: () => conversationOf(values, {}, problem === undefined ? [] : ["broken message"]) };
}

function conversationOf(
  list: readonly unknown[] | undefined,
  value: Fields,
  told: string[] = [],
): ImportedConversation | null {
  if (!list || list.length === 0) return null;
  const unknown = newUnknownNames();
  const tools = new Map<string, string>();
  const messages = list.map((message) => messageOf(message, tools, unknown));
  const id = idIn(value, "conversation_id") || idIn(value, "id") || idIn(value, "custom_id");
  const title = lineIn(value, "title");
  const model = lineIn(value, "model") || lineIn(fieldsIn(value, "body"), "model");
  const times = [timeOf(value.created ?? value.created_at), ...messages.map(({ sentAt }) => sentAt)]
    .flatMap((time) => time ?? [])
    .sort();
  return {
    kind: "imported",
    site: "other",
    id: id ? conversationId("other", `messages-${id}`) : idOfContent("messages", messages),
    url: "",
    ...(title && { title }),
    ...(model && { model }),
    ...(times[0] && { created: times[0] }),
    ...(times.length > 1 && { updated: times.at(-1) as string }),
    messages: inLine(messages, true),
    current: messages.length - 1,
    whole: false,
    unknown: [...unknown.list(), ...told],
  };
}
