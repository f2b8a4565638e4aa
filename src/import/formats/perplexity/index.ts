import type { ImportedConversation } from "../../../conversation/imported.ts";
import { type Fields, fieldsIn, fieldsOf, idIn, isFields, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import { givenFacts, shownInLine, spanOf } from "../../foreign/given-facts.ts";
import { derivedId } from "../../foreign/native-id.ts";
import { isNothing } from "../../foreign/records.ts";
import { timeOf } from "../../foreign/times.ts";
import { newUnknownNames } from "../../foreign/unknown-names.ts";
import { ImportError, type ImportFormat } from "../../format.ts";
import { jsonItems } from "../../json/items.ts";
import { messagesOf } from "./entry.ts";
import { threadId } from "./thread-id.ts";

/**
 * Threads of Perplexity as other programs export them: "Thread Exporter" (`metadata` and `conversations`) and dumps of the web
 * API (`entries`; 2025 to 2026). What Perplexity itself sends on request is not publicly described.
 */
export const perplexity: ImportFormat = {
  id: "perplexity",
  name: "Perplexity threads",
  version: 1,
  recognises: ({ shape, values }) => shape.startsWith("json") && values.some(isThread),
  read: (members, context) =>
    jsonItems(members, context, {
      format: { id: "perplexity", version: 1 },
      read: readElement,
    }),
};

function readElement(value: unknown): ImportedConversation | null {
  const { conversations, entries } = fieldsOf(value);
  if (isNothing(conversations) && isNothing(entries)) return null;
  if (isFields(value) && isThread(value)) return threadOf(value);
  throw new ImportError("not-understood", "no entries");
}

function isThread(value: unknown): boolean {
  const thread = fieldsOf(value);
  const metadata = fieldsIn(thread, "metadata");
  if ("thread_id" in metadata || "thread_url" in metadata) return Array.isArray(thread.conversations);
  return listIn(thread, "entries")
    .map(fieldsOf)
    .some((entry) => "query_str" in entry || Array.isArray(entry.blocks));
}

function threadOf(thread: Fields): ImportedConversation {
  const unknown = newUnknownNames();
  const metadata = { ...fieldsIn(thread, "thread_metadata"), ...fieldsIn(thread, "metadata") };
  const entries = Array.isArray(thread.conversations) ? thread.conversations : listIn(thread, "entries");
  const first = fieldsOf(entries[0]);
  const messages = entries.flatMap((entry) => messagesOf(entry, unknown));
  const { created, updated } = spanOf(messages, timeOf(metadata.created_at));
  const slug =
    textIn(metadata, "thread_url") ||
    textIn(metadata, "thread_url_slug") ||
    textIn(first, "thread_url_slug") ||
    textIn(metadata, "slug");
  const other = idIn(metadata, "thread_id") || idIn(first, "context_uuid") || idIn(metadata, "uuid");
  const derived = { id: derivedId("perplexity", created, JSON.stringify(messages[0]?.parts ?? [])), url: "" };
  const title = lineIn(metadata, "thread_title") || lineIn(first, "thread_title") || lineIn(metadata, "title");
  const model = messages.findLast((message) => message.model)?.model;
  return {
    kind: "imported",
    site: "perplexity",
    ...(threadId(slug, other) ?? derived),
    ...givenFacts({ title, model, created, updated }),
    ...shownInLine(messages),
    whole: false,
    unknown: unknown.list(),
  };
}
