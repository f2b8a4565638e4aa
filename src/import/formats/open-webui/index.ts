import { fieldsOf, isFields } from "../../foreign/fields.ts";
import { isNothing } from "../../foreign/records.ts";
import { ImportError, type ImportFormat, type Sample } from "../../format.ts";
import { jsonItems } from "../../json/items.ts";
import { chatIn } from "./chat-row.ts";
import { readChat } from "./conversation.ts";

/** Open WebUI's export of chats, and a single chat as its menu gives it (documentation, Import & Export, 2026-11). */
export const openWebui: ImportFormat = {
  id: "open-webui",
  name: "Open WebUI",
  version: 1,
  recognises: ({ shape, values }: Sample) =>
    shape.startsWith("json") && values.some((value) => chatIn(value) !== undefined),
  read: (members, context) => jsonItems(members, context, { format: openWebui, read: readRow }),
};

function readRow(value: unknown) {
  if (!isFields(value)) throw new ImportError("not-understood", "no object");
  const chat = chatIn(value);
  if (chat) return readChat(value, chat);
  const { messages, history } = fieldsOf(value.chat ?? value);
  if (Array.isArray(messages) && isNothing(messages) && isNothing(fieldsOf(history).messages)) return null;
  throw new ImportError("not-understood", "no messages");
}
