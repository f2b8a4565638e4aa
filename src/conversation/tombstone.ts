import { sha256Of } from "../lib/sha256-of.ts";

/**
 * Name under which a deleted conversation is remembered: SHA-256 in hexadecimal of a fixed prefix and its id. It tells
 * whether a given conversation was deleted, and nothing about which ones were.
 */
export async function tombstoneOf(id: string): Promise<string> {
  return sha256Of(new TextEncoder().encode(`convokeep tombstone v1 ${id}`));
}
