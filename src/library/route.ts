/** What the address says after `#`: which conversation is open, and at which of its messages. */
export interface Route {
  chat: string | null;
  message: string | null;
}

/** `#/c/<conversation>/<message>`; anything else opens none. */
export function parseRoute(hash: string): Route {
  const [, kind, chat, message] = hash.replace(/^#/, "").split("/");
  if (kind !== "c" || !chat) return { chat: null, message: null };
  const id = decoded(chat);
  return { chat: id, message: id === null || !message ? null : decoded(message) };
}

export function hashOf({ chat, message }: Route): string {
  if (chat === null) return "#/";
  const address = `#/c/${encodeURIComponent(chat)}`;
  return message === null ? address : `${address}/${encodeURIComponent(message)}`;
}

/** Whoever edits an address may leave it broken. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
