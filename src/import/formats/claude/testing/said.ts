import type { ImportedMessage } from "../../../../conversation/imported.ts";
import { imported } from "../../../testing/told.ts";
import { readClaude } from "../conversation.ts";

export const chat = (messages: unknown[], more: object = {}) => ({
  uuid: "c1",
  name: "Soup",
  ...more,
  chat_messages: messages,
});
export const read = (messages: unknown[], more: object = {}) => imported(readClaude(chat(messages, more)));
export const said = (uuid: string, text: string, more: object = {}) => ({
  uuid,
  sender: uuid.startsWith("q") ? "human" : "assistant",
  content: [{ type: "text", text }],
  created_at: "2026-02-03T04:05:06.123456Z",
  ...more,
});
export const use = (name: string, input: object, id: string | null = null) => ({ type: "tool_use", id, name, input });
export const result = (name: string, text: string, more: object = {}) => ({
  type: "tool_result",
  tool_use_id: null,
  name,
  content: [{ type: "text", text }],
  ...more,
});
export const artifact = (command: string, input: object) => use("artifacts", { command, id: "menu", ...input });
export const answer = (uuid: string, content: unknown[], more: object = {}) => said(uuid, "", { content, ...more });
export const artifactsOf = (message: ImportedMessage | undefined) =>
  message?.parts.flatMap((part) => (part.kind === "artifact" ? [part.content] : []));
