import { isFields } from "../../foreign/fields.ts";
import type { ImportFormat } from "../../format.ts";
import { jsonItems } from "../../json/items.ts";
import { readLibreChat } from "./conversation.ts";

/** Conversations that LibreChat exports as JSON, one in each file (0.6 to 0.8, until 2026-11). */
export const librechat: ImportFormat = {
  id: "librechat",
  name: "LibreChat",
  version: 1,
  recognises: ({ values }) => values.some(isConversation),
  read: (members, context) => jsonItems(members, context, { format: librechat, read: readLibreChat }),
};

function isConversation(value: unknown): boolean {
  if (!isFields(value) || typeof value.conversationId !== "string") return false;
  return Array.isArray(value.messages) || Array.isArray(value.messagesTree);
}
