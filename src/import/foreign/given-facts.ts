import type { ImportedConversation, ImportedMessage } from "../../conversation/imported.ts";
import { inLine } from "./in-line.ts";

type Facts = Pick<ImportedConversation, "title" | "model" | "created" | "updated">;

/** What an export says of a conversation; what it leaves empty is left out. */
export function givenFacts(facts: { [Key in keyof Facts]?: string | undefined }): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value));
}

/**
 * When a conversation began and when it last changed, by the times of its messages.
 * @param others further times of it, ISO 8601 in UTC
 */
export function spanOf(
  messages: readonly Pick<ImportedMessage, "sentAt">[],
  ...others: readonly (string | undefined)[]
): { created: string | undefined; updated: string | undefined } {
  const times = [...messages.map(({ sentAt }) => sentAt), ...others].flatMap((time) => time ?? []).sort();
  return { created: times[0], updated: times.at(-1) };
}

/** Messages that follow each other from the conversation's beginning, of which the last is shown. */
export function shownInLine(
  messages: readonly Omit<ImportedMessage, "parent">[],
): Pick<ImportedConversation, "messages" | "current"> {
  return { messages: inLine(messages, true), ...(messages.length > 0 && { current: messages.length - 1 }) };
}
