import type { SourceConversation } from "../../source.ts";
import { type Chat, openChat } from "./chat.ts";
import type { PageConfig } from "./config.ts";
import { announce, type Session } from "./session.ts";

/** The generic title of pages without a named conversation. */
const generic: Record<PageConfig["layout"], string> = {
  classic: "ChatGPT",
  pair: "ChatGPT",
  octane: "ChatGPT: Chat, Work, Create & Code with AI",
};

/** The conversation that the address names. */
export function addressed({ list }: Session): SourceConversation | undefined {
  return list.find((one) => location.pathname.toLowerCase().includes(one.id));
}

/** Logged-out pages never name the conversation; share pages put the site's name first. */
export function setTitle({ chat, config }: Session): void {
  const name = chat?.addressed ? chat.source.title : "";
  const share = location.pathname.startsWith("/share/");
  document.title =
    config.layout === "octane" || name === "" ? generic[config.layout] : share ? `ChatGPT - ${name}` : name;
}

export function show(session: Session, chat: Chat | null): void {
  session.chat = chat;
  session.view?.show(chat);
  announce(session);
}

/** After a change of address: the old title stands for a moment, the messages come later, the new title last (2026-07-20). */
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
