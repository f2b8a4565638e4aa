/** What the library shows: the chats (list and reader), or a page of its own. */
export type PageName = "chats" | "overview" | "import" | "backup" | "settings" | "retention" | "privacy";

const pages = ["overview", "import", "backup", "settings", "retention", "privacy"] as const satisfies PageName[];

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

/** `#/overview`, `#/import` and so on; anything else is the chats. */
export function pageOf(hash: string): PageName {
  return pages.find((page) => hash === `#/${page}`) ?? "chats";
}

export function hashOfPage(page: PageName): string {
  return page === "chats" ? "#/" : `#/${page}`;
}

/** What an address asks to search for among all chats (`#/?q=<query>`); `null` where it asks nothing. */
export function searchOf(hash: string): string | null {
  const [, query] = /^#\/\?q=(.*)$/su.exec(hash) ?? [];
  return query === undefined ? null : decoded(query);
}

/** Address of the list with this search. */
export function hashOfSearch(query: string): string {
  return `#/?q=${encodeURIComponent(query)}`;
}

/** Whoever edits an address may leave it broken. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
