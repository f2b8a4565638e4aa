import { type SourceConversation, type SourceMessage, siblings } from "../../source.ts";
import { answer, ask, begin } from "./asking.ts";
import { newestBelow, openChat } from "./chat.ts";
import type { PageConfig } from "./config.ts";
import { addressed, arrive, setTitle, show } from "./navigation.ts";
import type { Places } from "./places.ts";
import { announce, createSession, keep, type Session } from "./session.ts";
import { createStreaming } from "./streaming.ts";
import type { TurnOrders, View } from "./view.ts";

/** What the layouts ask of the app. */
export interface App extends TurnOrders {
  /** Sends a prompt in the shown chat, or begins one. */
  send(text: string): void;
  /** Stops the answer being written. */
  stop(): void;
  /** Goes to a conversation of the sidebar without loading the page anew. */
  go(conversation: SourceConversation): void;
  /** Goes to the empty new chat. */
  goNew(): void;
  conversations(): readonly SourceConversation[];
  /** Calls back when the list of conversations, the shown one or its answer's state changes. */
  onChange(callback: () => void): void;
  shownId(): string | null;
  /** The shown conversation as it is now, for the tests. */
  shown(): SourceConversation | null;
  streaming(): boolean;
}

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
  history.pushState({}, "", conversation ? session.places.address(conversation) : session.places.fresh);
  arrive(session);
}

/** Sending, streaming, branches and addresses: what all pages share. */
export function createApp(config: PageConfig, places: Places): RunningApp {
  const session = createSession(config, places);
  const streaming = createStreaming(config.behaviour.stream, {
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
