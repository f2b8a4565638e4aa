import type { SourceConversation } from "../../source.ts";

const key = "double:conversations";

function read(): SourceConversation[] {
  return JSON.parse(localStorage.getItem(key) ?? "[]") as SourceConversation[];
}

/** Conversations of the server, with what was written on this page before the last reload. */
export function withRemembered(conversations: readonly SourceConversation[]): SourceConversation[] {
  const kept = read();
  const ids = new Set(kept.map((one) => one.id));
  return [...kept, ...conversations.filter((one) => !ids.has(one.id))];
}

/** Keeps a changed conversation for the next load of this page, as the real site's server does. */
export function remember(conversation: SourceConversation): void {
  const others = read().filter((one) => one.id !== conversation.id);
  localStorage.setItem(key, JSON.stringify([conversation, ...others]));
}
