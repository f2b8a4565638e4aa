/**
 * Name under which a deleted conversation is remembered: SHA-256 in hexadecimal of a fixed prefix and its id. It tells
 * whether a given conversation was deleted, and nothing about which ones were.
 */
export async function tombstoneOf(id: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`convokeep tombstone v1 ${id}`));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
