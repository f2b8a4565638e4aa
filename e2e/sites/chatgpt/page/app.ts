import { type SourceConversation, type SourceMessage, siblings } from "../../source.ts";
import { answer, ask, begin } from "./asking.ts";
import { addressOf, newestBelow, openChat } from "./chat.ts";
import type { PageConfig } from "./config.ts";
import { addressed, arrive, setTitle, show } from "./navigation.ts";
import { announce, createSession, keep, type Session } from "./session.ts";
import type { App } from "./stage.ts";
import { createStreaming } from "./streaming.ts";
import type { View } from "./view.ts";

export interface RunningApp extends App {
  /** Shows what the address says. Call once the view is there. */
  start(view: View): void;
}

function turnBranch(session: Session, message: SourceMessage, by: 1 | -1): void {
  const { chat } = session;
  if (!chat) return;
  const all = siblings(chat.source.messages, message);
  const next = all[(all.indexOf(message) + by + all.length) % all.length];
  if (!next) return;
  chat.source.leaf = newestBelow(chat.source.messages, next.id);
  keep(session, chat);
  session.view?.pathChanged();
}

function go(session: Session, conversation: SourceConversation | null): void {
  history.pushState({}, "", conversation ? addressOf(conversation, session.config.layout) : "/");
  arrive(session);
}

/** Sending, streaming, branches and addresses: all that the three layouts share. */
export function createApp(config: PageConfig): RunningApp {
  const session = createSession(config);
  const streaming = createStreaming(config, {
    grown(chat, message) {
      if (chat === session.chat) session.view?.messageChanged(message);
    },
    finished(chat) {
      keep(session, chat);
      if (chat === session.chat) session.view?.pathChanged();
      announce(session);
    },
  });
  addEventListener("popstate", () => arrive(session));
  return {
    start(view) {
      session.view = view;
      const source = addressed(session);
      show(session, source ? openChat(source) : null);
      setTitle(session);
    },
    send(text) {
      if (!session.chat) show(session, begin(session));
      if (session.chat) ask(session, streaming, session.chat, text, session.chat.source.leaf);
    },
    stop: () => streaming.stop(),
    edit(message, text) {
      if (session.chat) ask(session, streaming, session.chat, text, message.parent);
    },
    regenerate(message) {
      const prompt = session.chat?.source.messages.find((one) => one.id === message.parent);
      if (session.chat && prompt) answer(session, streaming, session.chat, prompt);
    },
    turnBranch: (message, by) => turnBranch(session, message, by),
    go: (conversation) => go(session, conversation),
    goNew: () => go(session, null),
    conversations: () => session.list,
    onChange: (callback) => void session.callbacks.push(callback),
    shown: () => session.chat?.source ?? null,
    shownId: () => session.chat?.source.id ?? null,
    streaming: () => session.chat?.live != null,
  };
}
