import { pathTo, type SourceConversation, type SourceMessage } from "../../source.ts";

/** A conversation as the page holds it: the source, what is being written now, and how long it has had an address. */
export interface Chat {
  source: SourceConversation;
  /** False for a chat that was just begun and has no address yet. */
  addressed: boolean;
  temporary: boolean;
  live: Live | null;
}

/** The answer being written. */
export interface Live {
  message: SourceMessage;
  /** What of its text is shown so far; '' while thinking. */
  shown: string;
  /** Number in the transient ids of this turn. */
  request: number;
}

export function openChat(source: SourceConversation): Chat {
  return { source, addressed: true, temporary: false, live: null };
}

/** What of an assistant message's text the page shows now. */
export function shownText(chat: Chat, message: SourceMessage): string {
  return chat.live?.message === message ? chat.live.shown : message.text;
}

export const isLive = (chat: Chat, message: SourceMessage): boolean => chat.live?.message === message;

export const pathOf = (chat: Chat): SourceMessage[] => pathTo(chat.source.messages, chat.source.leaf);

/** The newest message below `id`, following the newest branch at each step. */
export function newestBelow(messages: readonly SourceMessage[], id: string): string {
  const child = messages.filter((message) => message.parent === id).at(-1);
  return child ? newestBelow(messages, child.id) : id;
}
