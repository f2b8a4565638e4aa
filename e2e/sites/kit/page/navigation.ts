import type { SourceConversation } from "../../source.ts";
import { type Chat, openChat } from "./chat.ts";
import { announce, type Session } from "./session.ts";

/** The conversation that the address names. */
export function addressed({ list, places }: Session): SourceConversation | undefined {
  return places.named(list);
}

export function setTitle({ chat, places }: Session): void {
  document.title = places.title(chat);
}

export function show(session: Session, chat: Chat | null): void {
  session.chat = chat;
  session.view?.show(chat);
  announce(session);
}

/** After a change of address: the old title stands for a moment, the messages come later, the new title last (ChatGPT, 2026-07-20). */
export function arrive(session: Session): void {
  const { latency } = session.config.behaviour;
  const source = addressed(session);
  show(session, null);
  if (!source) {
    setTitle(session);
    return;
  }
  setTimeout(() => {
    if (addressed(session) !== source) return;
    show(session, openChat(source));
    setTimeout(() => setTitle(session), latency);
  }, latency);
}
