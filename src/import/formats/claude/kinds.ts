import { isFields } from "../../foreign/fields.ts";
import { isDesignChat } from "./design.ts";

/**
 * What a member of Claude's export holds. Accounts (`users.json`) are none of these and stay unread, like the list of
 * downloads, of which `detect` tells.
 */
export type Kind = "chats" | "projects" | "memories";

/** Told by any of the first values, not by names: those of two products are alike. */
export function kindOfValues(values: readonly unknown[]): Kind | undefined {
  if (values.some((value) => isChat(value) || isDesignChat(value))) return "chats";
  if (values.some(isProject)) return "projects";
  return values.some(isMemories) ? "memories" : undefined;
}

export const isChat = (value: unknown) =>
  isFields(value) && Array.isArray(value.chat_messages) && !isFields(value.chat_session);

function isProject(value: unknown): boolean {
  return (
    isFields(value) && typeof value.uuid === "string" && typeof value.prompt_template === "string" && "docs" in value
  );
}

function isMemories(value: unknown): boolean {
  return isFields(value) && ("conversations_memory" in value || ("memory_files" in value && "account_uuid" in value));
}
