import type { ImportedMessage } from "../../conversation/imported.ts";
import { fingerprint } from "../../lib/fingerprint.ts";

/**
 * The id of a conversation that has neither an id nor times: made of all that is said in it, so that the same one again is the
 * same, and of two with the same first question none is taken for the other.
 */
export function idOfContent(format: string, messages: readonly Pick<ImportedMessage, "role" | "parts">[]): string {
  return `other:${format}-${fingerprint(JSON.stringify(messages.map(({ role, parts }) => [role, parts])))}`;
}
