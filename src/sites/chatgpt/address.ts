import type { PageKind } from "../site.ts";

export const hosts: readonly string[] = ["chatgpt.com", "chat.openai.com"];

export interface ChatAddress {
  page: Exclude<PageKind, "moving">;
  /** Lower-case conversation id, or that of a share. UUID-shaped, but not of version 4 (third group `83ea`, `800c`; live page 2026-10-03). */
  id: string | null;
  share: boolean;
  temporary: boolean;
  /** Without query, fragment and the project's changeable slug. */
  url: string;
}

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const conversationPath = new RegExp(`^/(?:g/[^/]+/)?(?:c|uc)/(${uuid})$`, "i");
/** `/share/<uuid>` and `/share/<letters>/<uuid>` (2026-10); `/share/…/continue` starts a chat of one's own. */
const sharePath = new RegExp(`^/share/(?:[a-z]+/)?(${uuid})$`, "i");
/** `/`, a custom GPT's start page, and the ways to a conversation that has no id in its address yet. */
const newChatPath = /^\/(?:g\/[^/]+(?:\/c\/[^/]*)?|u?c(?:\/[^/]*)?)?$/i;
const overviewPath = /^\/(?:g\/g-p-[^/]+(?:\/project)?|gpts(?:\/.*)?|library|projects?)$/i;
const signInPath = /^\/(?:auth|login|log-in|signup)(?:\/|$)/i;

/** The same project stands with and without its name in addresses (2026-10), so the name is left out. */
function withoutProjectName(path: string): string {
  return path.replace(/^(\/g\/g-p-[0-9a-f]{32})-[^/]+/i, "$1");
}

export function isUuid(text: string): boolean {
  return new RegExp(`^${uuid}$`, "i").test(text);
}

/** What an address on one of ChatGPT's hosts stands for. Addresses of other hosts are `other`. */
export function readAddress(url: URL): ChatAddress {
  const path = withoutProjectName(url.pathname.replace(/\/+$/, "")) || "/";
  const temporary = url.searchParams.get("temporary-chat") === "true";
  const plain = { id: null, share: false, temporary, url: url.origin + path };
  if (!isChatHost(url)) return { ...plain, page: "other", temporary: false };
  const share = sharePath.exec(path);
  if (share?.[1]) return { ...plain, page: "conversation", id: share[1].toLowerCase(), share: true, temporary: false };
  const conversation = conversationPath.exec(path);
  // A temporary chat's own id never comes into the address, so one that stands there belongs to something else.
  if (conversation?.[1] && !temporary) return { ...plain, page: "conversation", id: conversation[1].toLowerCase() };
  return { ...plain, page: pageWithoutId(path) };
}

function pageWithoutId(path: string): ChatAddress["page"] {
  if (signInPath.test(path)) return "sign-in";
  if (overviewPath.test(path)) return "overview";
  return newChatPath.test(path) ? "new-chat" : "other";
}

export function isChatHost(url: URL): boolean {
  return /^https?:$/.test(url.protocol) && hosts.includes(url.hostname);
}
