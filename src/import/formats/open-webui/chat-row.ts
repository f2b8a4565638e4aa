import { type Fields, fieldsIn, isFields, listIn } from "../../foreign/fields.ts";

/** The chat in an element of an export: under `chat`, or the element itself in older files. */
export function chatIn(value: unknown): Fields | undefined {
  if (!isFields(value) || "mapping" in value) return undefined;
  if (isFields(value.chat)) return holdsMessages(value.chat) ? value.chat : undefined;
  return holdsMessages(value) ? value : undefined;
}

/** A tree under `history`, or the list of older chats, whose messages have roles. */
function holdsMessages(chat: Fields): boolean {
  const history = fieldsIn(chat, "history");
  if (isFields(history.messages)) return true;
  const isTold = "models" in chat || "timestamp" in chat;
  return (
    isTold && listIn(chat, "messages").some((message) => isFields(message) && "role" in message && "content" in message)
  );
}
