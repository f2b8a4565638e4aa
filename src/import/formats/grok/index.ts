import { type Fields, idIn, isFields, listIn } from "../../foreign/fields.ts";
import { groupedItems } from "../../foreign/grouped-items.ts";
import type { ImportFormat, ImportItem, Member, ReadContext, Sample } from "../../format.ts";
import { jsonItems, leftOutItem } from "../../json/items.ts";
import { sampleOf } from "../../sample.ts";
import { findAssets } from "./assets.ts";
import { readGrok } from "./conversation.ts";
import { chatItem, readXChat, xArchiveStart } from "./x-archive.ts";

/**
 * Exports of Grok: xAI's own (`prod-grok-backend.json`, 2026) and the chats in an archive of X, which are others. Sessions
 * and bills beside them are never read.
 */
export const grok: ImportFormat = {
  id: "grok",
  name: "Grok",
  version: 1,
  recognises: (sample) => isXArchive(sample) || sample.values.some(isBackend) || sample.values.some(isRecord),
  read,
};

async function* read(members: readonly Member[], context: ReadContext): AsyncGenerator<ImportItem, void, void> {
  const assets = await findAssets(context.container, context.signal);
  const leftOut = new Set<string>();
  let before = 0;
  for (const member of members) {
    const sample = await sampleOf(member, context.signal);
    if (sample && isXArchive(sample)) yield* xItems(member, before, context.signal);
    else {
      const under = sample?.shape === "json-object" ? { under: "conversations" } : {};
      const items = jsonItems([member], context, { format: grok, ...under, read: (value) => readGrok(value, assets) });
      for await (const item of items) yield { ...item, end: before + item.end };
    }
    for (const name of sample ? namesBeside(sample.values[0]) : []) leftOut.add(name);
    before += member.size;
  }
  yield leftOutItem("grok/1", before, () => leftOut);
}

/** What the export holds beside conversations and this reader leaves out. */
function namesBeside(value: unknown): string[] {
  const lists = ["projects", "tasks", "media_posts"];
  return isFields(value) ? lists.filter((name) => listIn(value, name).length > 0) : [];
}

function xItems(member: Member, before: number, signal: AbortSignal) {
  const reading = { format: grok, after: "=", element: chatItem, group: groupOf, read: readXChat };
  return groupedItems(member, before, signal, reading);
}

const groupOf = (item: Fields) => idIn(item, "chatId");

const isXArchive = ({ head }: Sample) => xArchiveStart.test(head);

const isRecord = (value: unknown) => isFields(value) && isFields(value.conversation) && Array.isArray(value.responses);

function isBackend(value: unknown): boolean {
  if (!isFields(value) || !Array.isArray(value.conversations)) return false;
  const isEmpty = value.conversations.length === 0 && Array.isArray(value.media_posts);
  return isEmpty || listIn(value, "conversations").some(isRecord);
}
