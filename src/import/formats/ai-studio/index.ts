import { isFields } from "../../foreign/fields.ts";
import type { ImportFormat } from "../../format.ts";
import { jsonItems } from "../../json/items.ts";
import { conversationOf, isPrompt } from "./conversation.ts";

/**
 * Prompts as AI Studio keeps them in Google Drive's folder "Google AI Studio" (2024 to 2026): one JSON file each, without an
 * ending. What was put in from Drive is not in it, only its id.
 */
export const aiStudio: ImportFormat = {
  id: "ai-studio",
  name: "AI Studio prompts",
  version: 1,
  recognises: ({ shape, values }) => shape.startsWith("json") && values.some(isPrompt),
  read: (members, context) =>
    jsonItems(members, context, {
      format: { id: "ai-studio", version: 1 },
      read: (value, member) => (isFields(value) && isPrompt(value) ? conversationOf(value, member.path) : null),
    }),
};
