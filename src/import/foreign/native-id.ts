import { fingerprint } from "../../lib/fingerprint.ts";

/**
 * The id of a conversation in the archive. What could be no id of any site (too long, with spaces) is named by its
 * fingerprint.
 */
export function conversationId(site: string, native: string): string {
  return /^[\w.:~-]{1,200}$/.test(native) ? `${site}:${native}` : `${site}:named-${fingerprint(native)}`;
}

/**
 * The id of a conversation whose export gives it none: made of what does not change from one export to the next, the time at
 * which it was begun and its first message.
 */
export function derivedId(site: string, begun: string | undefined, firstText: string): string {
  return `${site}:derived-${fingerprint(`${begun ?? ""}\n${firstText}`)}`;
}
