import type { ImportedMessage } from "../../conversation/imported.ts";

/**
 * Messages that follow each other without branches, in their order.
 * @param begins whether the first is known to be the conversation's first
 */
export function inLine(messages: readonly Omit<ImportedMessage, "parent">[], begins: boolean): ImportedMessage[] {
  return messages.map((message, place) => {
    if (place > 0) return { ...message, parent: place - 1 };
    return begins ? { ...message, parent: null } : { ...message };
  });
}
