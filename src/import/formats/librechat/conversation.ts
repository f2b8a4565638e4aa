import type { ImportedConversation, ImportedMessage } from "../../../conversation/imported.ts";
import { cutCircles, newestLeaf, type Parent, parentPlaces } from "../../foreign/branches.ts";
import { type Fields, fieldsIn, idIn, isFields, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import { givenFacts, spanOf } from "../../foreign/given-facts.ts";
import { conversationId, derivedId } from "../../foreign/native-id.ts";
import { recordsIn } from "../../foreign/records.ts";
import { newUnknownNames, type UnknownNames } from "../../foreign/unknown-names.ts";
import { ImportError } from "../../format.ts";
import { readMessage } from "./message.ts";

/** Parent of first messages (LibreChat, all versions until 2026-11). */
const rootParent = "00000000-0000-0000-0000-000000000000";

interface Record {
  fields: Fields;
  /** Place of the message that it is nested in; absent where messages are not nested. */
  nested?: number;
}

/**
 * One conversation as LibreChat exports it: a flat list, or messages nested in each other.
 *
 * LibreChat runs on addresses of its users' own and the export names none, so the conversation's id is
 * `librechat:<conversation>` and has no address. Chats saved from pages are `librechat:<host>/<conversation>`: the archive joins
 * the two where one such chat is held.
 * @returns `null` without messages
 * @throws ImportError where it has no list of messages
 */
export function readLibreChat(value: unknown): ImportedConversation | null {
  if (!isFields(value)) throw new ImportError("not-understood", "no object");
  const list = Array.isArray(value.messages) ? value.messages : value.messagesTree;
  if (!Array.isArray(list)) throw new ImportError("not-understood", "no messages");
  const unknown = newUnknownNames();
  const { records, isWhole } = flattened(list, unknown);
  if (records.length === 0) return null;
  const parents = parentsOf(records);
  const messages = records.map(({ fields }, place): ImportedMessage => {
    const parent = parents[place];
    return { ...readMessage(fields, unknown), ...(parent === undefined ? {} : { parent }) };
  });
  const { created, updated } = spanOf(messages);
  const title = lineIn(value, "title");
  const model = lineIn(fieldsIn(value, "options"), "model");
  const current = newestLeaf(
    parents,
    messages.map(({ sentAt }) => sentAt),
  );
  return {
    kind: "imported",
    site: "librechat",
    id: idOf(value, records, created),
    url: "",
    ...givenFacts({ title: /^new chat$/i.test(title) ? "" : title, model, created, updated }),
    ...tagsOf(value),
    messages,
    ...(current === undefined ? {} : { current }),
    whole: isWhole,
    unknown: unknown.list(),
  };
}

function idOf(value: Fields, [first]: readonly Record[], created: string | undefined): string {
  const id = idIn(value, "conversationId") || idIn(first?.fields ?? {}, "conversationId");
  return id ? conversationId("librechat", id) : derivedId("librechat", created, textIn(first?.fields ?? {}, "text"));
}

function tagsOf(value: Fields): Pick<ImportedConversation, "tags"> {
  const tags = [...listIn(value, "tags"), ...listIn(fieldsIn(value, "options"), "tags")];
  const named = [...new Set(tags.filter((tag): tag is string => typeof tag === "string" && tag.trim() !== ""))];
  return named.length === 0 ? {} : { tags: named };
}

/** All messages, each before those nested in it. Without calling itself, for chats are nested thousands deep. */
function flattened(list: readonly unknown[], unknown: UnknownNames): { records: Record[]; isWhole: boolean } {
  const records: Record[] = [];
  const first = recordsIn(list, "messages", unknown);
  let { isWhole } = first;
  const rest = first.entries.map(([, fields]): Record => ({ fields })).reverse();
  for (let next = rest.pop(); next; next = rest.pop()) {
    const place = records.push(next) - 1;
    const told = listIn(next.fields, "children");
    const children = told.filter(isFields);
    if (children.length < told.length) {
      isWhole = false;
      unknown.add("children", "without fields");
    }
    for (const fields of children.reverse()) rest.push({ fields, nested: place });
  }
  return { records, isWhole };
}

/** What is nested is told by its place; else messages name their parents, or (in older exports) follow each other. */
function parentsOf(records: readonly Record[]): Parent[] {
  const ids = records.map(({ fields }, place) => idIn(fields, "messageId") || `\u0000${place}`);
  const known = new Set(ids);
  const named = parentPlaces(
    records.map(({ fields, nested }, place) => {
      const parent = idIn(fields, "parentMessageId");
      const id = ids[place] ?? "";
      if (nested !== undefined) return { id, parent: null };
      if (parent === rootParent || (place === 0 && !known.has(parent))) return { id, parent: null };
      return { id, parent: parent || (ids[place - 1] ?? null) };
    }),
  );
  const parents = named.map((parent, place) => records[place]?.nested ?? parent);
  // One that is not nested may name as its parent what is nested in it.
  cutCircles(parents);
  return parents;
}
