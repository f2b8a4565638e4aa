import type { SourceConversation, SourceMessage } from "../../source.ts";
import type { Chat } from "./chat.ts";
import type { PageConfig } from "./config.ts";
import type { Places } from "./places.ts";
import { remember, withRemembered } from "./store.ts";
import type { View } from "./view.ts";

/** What the running page holds; one per load. */
export interface Session {
  config: PageConfig;
  places: Places;
  /** What the sidebar lists, newest first. */
  list: SourceConversation[];
  view: View | null;
  chat: Chat | null;
  callbacks: (() => void)[];
}

export function createSession(config: PageConfig, places: Places): Session {
  const list = config.behaviour.remember ? withRemembered(config.conversations) : [...config.conversations];
  return { config, places, list, view: null, chat: null, callbacks: [] };
}

/** Tells sidebar and composer that something they show may have changed. */
export function announce(session: Session): void {
  for (const callback of session.callbacks) callback();
}

/** Keeps what was written for the next load; a temporary chat is kept nowhere. */
export function keep({ config }: Session, chat: Chat): void {
  if (config.behaviour.remember && !chat.temporary && chat.addressed) remember(chat.source);
}

/** Appends a message to a branch and makes it the end of the shown path. */
export function append(chat: Chat, message: SourceMessage): SourceMessage {
  chat.source.messages.push(message);
  chat.source.leaf = message.id;
  return message;
}
