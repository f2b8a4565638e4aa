import { random, siteId } from "../../random.ts";
import type { SourceMessage } from "../../source.ts";
import type { Chat } from "./chat.ts";
import { setTitle } from "./navigation.ts";
import { announce, append, keep, type Session } from "./session.ts";
import type { Streaming } from "./streaming.ts";

const chance = random(Date.now());
let replies = 0;

/** Writes the next reply as an answer to a prompt. */
export function answer(session: Session, streaming: Streaming, chat: Chat, prompt: SourceMessage): void {
  const { replies: texts, model } = session.config;
  const text = texts[replies++ % texts.length] ?? `You wrote ${prompt.text.length} characters.`;
  const id = siteId(chance);
  const message = append(chat, { id, role: "assistant", text, parent: prompt.id, model });
  streaming.begin(chat, message);
  session.view?.pathChanged();
  announce(session);
}

/** Adds a prompt below `parent`, beside what else answers it, and begins its answer. */
export function ask(session: Session, streaming: Streaming, chat: Chat, text: string, parent: string | null): void {
  const prompt = append(chat, { id: siteId(chance), role: "user", text, parent });
  keep(session, chat);
  answer(session, streaming, chat, prompt);
}

/** A chat that begins now: its address comes while the answer is being written, its title later still (2026-10-03). */
export function begin(session: Session): Chat {
  const source = { id: siteId(chance), title: "", messages: [], leaf: null, sources: {} };
  const temporary = session.places.temporary();
  const chat: Chat = { source, addressed: false, temporary, live: null };
  // The id of a temporary chat never reaches the address.
  if (!temporary) setTimeout(() => giveAddress(session, chat), session.config.behaviour.addressDelay);
  return chat;
}

function giveAddress(session: Session, chat: Chat): void {
  const { behaviour } = session.config;
  chat.addressed = true;
  session.list.unshift(chat.source);
  keep(session, chat);
  if (session.chat === chat) {
    history.pushState({}, "", session.places.address(chat.source));
    session.view?.pathChanged();
  }
  setTimeout(() => giveTitle(session, chat), behaviour.titleDelay);
}

function giveTitle(session: Session, chat: Chat): void {
  chat.source.title = (chat.source.messages[0]?.text ?? "").slice(0, 40);
  keep(session, chat);
  if (session.chat === chat) setTitle(session);
  announce(session);
}
