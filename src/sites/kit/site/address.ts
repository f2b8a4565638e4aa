import type { PageKind, SiteFacts } from "../../site.ts";

/** How a site's addresses are to be understood. Patterns are tried on the path without its last slash, in this order. */
export interface AddressMarks {
  /** Of a conversation; the first group is its id. */
  conversation: readonly RegExp[];
  /** Of a conversation that somebody has shared; the first group is the share's id. */
  share?: readonly RegExp[];
  /** Where a conversation begins that has no id yet. */
  newChat?: readonly RegExp[];
  overview?: readonly RegExp[];
  signIn?: readonly RegExp[];
  /** Takes out of the path what does not name the conversation (the account's number, a project's changeable name). */
  plainPath?(path: string): string;
}

export interface ReadAddress {
  page: Exclude<PageKind, "moving">;
  id: string | null;
  share: boolean;
  /** Without query and fragment. */
  url: string;
}

/** What an address on one of a site's hosts stands for. */
export function readAddress(marks: AddressMarks, url: URL): ReadAddress {
  const given = url.pathname.replace(/\/+$/, "") || "/";
  const path = marks.plainPath?.(given) ?? given;
  const plain = { id: null, share: false, url: url.origin + path };
  const found = (patterns: readonly RegExp[] = []) =>
    patterns.map((pattern) => pattern.exec(path)?.[1]).find((id) => id !== undefined);
  const share = found(marks.share);
  if (share !== undefined) return { ...plain, page: "conversation", id: share, share: true };
  const id = found(marks.conversation);
  if (id !== undefined) return { ...plain, page: "conversation", id };
  const is = (patterns: readonly RegExp[] = []) => patterns.some((pattern) => pattern.test(path));
  if (is(marks.signIn)) return { ...plain, page: "sign-in" };
  if (is(marks.overview)) return { ...plain, page: "overview" };
  return { ...plain, page: is(marks.newChat) ? "new-chat" : "other" };
}

/** Whether an address is on one of the site's hosts. */
export function isOnSite({ origins }: SiteFacts, url: URL): boolean {
  return (
    /^https?:$/.test(url.protocol) &&
    origins.some((origin) => {
      const host = /^(?:\*|https?):\/\/([^/]+)\//.exec(origin)?.[1] ?? "";
      return host.startsWith("*.") ? url.hostname.endsWith(host.slice(1)) : url.hostname === host;
    })
  );
}
