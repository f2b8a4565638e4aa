import { citationTo } from "../../../conversation/citation.ts";
import type { ImportedConversation, ImportedMessage } from "../../../conversation/imported.ts";
import { type Fields, fieldsIn, fieldsOf, idIn, isFields, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import { mediaPart } from "../../foreign/file-parts.ts";
import { citationsPart, type Sources } from "../../foreign/footnotes.ts";
import { conversationId, derivedId } from "../../foreign/native-id.ts";
import { emptyMessage, textParts } from "../../foreign/text-part.ts";
import { timeOf } from "../../foreign/times.ts";
import { newUnknownNames, type UnknownNames } from "../../foreign/unknown-names.ts";
import { roleOfSender } from "./sender.ts";

/** How such a file begins: `data/grok-chat-item.js` in an archive of X (2025). */
export const xArchiveStart = /^\s*window\.YTD\.grok_chat_item\.part\d+\s*=\s*(?=\[)/;

/** The message of one element of the file, `undefined` for anything else. */
export function chatItem(value: unknown): Fields | undefined {
  const item = fieldsOf(value).grokChatItem;
  return isFields(item) ? item : undefined;
}

/**
 * One chat of an archive of X: its messages one after the other, by time. Those of one time stay in the order of the file, or
 * in the opposite one where the file begins with the newest.
 */
export function readXChat(items: readonly Fields[], isWhole = true): ImportedConversation | null {
  const [first] = items;
  if (!first) return null;
  const unknown = newUnknownNames();
  const times = (item: Fields | undefined) => timeOf(item?.createdAt) ?? "";
  const inOrder = times(first) > times(items.at(-1)) ? items.toReversed() : [...items];
  inOrder.sort((a, b) => (times(a) < times(b) ? -1 : times(a) > times(b) ? 1 : 0));
  const messages = inOrder.map((item, place) => messageOf(item, place, unknown));
  const chat = items.map((item) => idIn(item, "chatId")).find(Boolean) ?? "";
  const [created, updated] = [messages[0]?.sentAt, messages.at(-1)?.sentAt];
  return {
    kind: "imported",
    site: "grok",
    id: chat ? conversationId("grok", `x-${chat}`) : derivedId("grok", created, textIn(inOrder[0] ?? first, "message")),
    url: "",
    ...(created ? { created } : {}),
    ...(updated ? { updated } : {}),
    messages,
    current: messages.length - 1,
    whole: isWhole,
    unknown: unknown.list(),
  };
}

function messageOf(item: Fields, place: number, unknown: UnknownNames): ImportedMessage {
  const sender = textIn(item, "sender") || textIn(fieldsIn(item, "sender"), "name");
  const role = roleOfSender(sender);
  if (!role) unknown.add("sender", sender);
  const sentAt = timeOf(item.createdAt);
  const parts = [...filesOf(item), ...textParts(role ?? "assistant", textIn(item, "message")), ...postsOf(item)];
  return {
    ids: [],
    parent: place === 0 ? null : place - 1,
    role: role ?? "assistant",
    ...(sentAt ? { sentAt } : {}),
    parts: parts.length === 0 ? [emptyMessage] : parts,
    finished: true,
  };
}

function filesOf(item: Fields) {
  return listIn(item, "attachments").map((value, place) => {
    const file = fieldsOf(value);
    const name = lineIn(file, "fileName") || lineIn(file, "name") || `attachment ${place + 1}`;
    return mediaPart({ key: idIn(file, "mediaId") || idIn(file, "id") || `attachment-${place + 1}`, name });
  });
}

/** Posts that the answer rests on. */
function postsOf(item: Fields) {
  const sources: Sources = new Map();
  for (const id of listIn(item, "postIds")) {
    if (typeof id !== "string" || !/^\d{1,30}$/.test(id)) continue;
    const citation = citationTo(`https://x.com/i/status/${id}`, "");
    sources.set(citation.label, citation);
  }
  return citationsPart(sources);
}
