import type { Citation, Conversation, Message, MessageVersion, Part, PathStep, Thread } from "../conversation/model.ts";
import type { Redactor } from "./redactor.ts";

export interface RedactMeans {
  /** Fingerprint of parts, worked out anew: the true one would let a guess be confirmed. */
  hashOf(parts: readonly Part[]): string;
  /** Asked after each message: lets a page answer to its user. */
  breathe?: (() => Promise<void> | undefined) | undefined;
}

/**
 * A conversation with placeholders for what is private, in every text that an export could write: names, addresses, notes
 * and ids too. Equal texts stay equal, so that references within it hold. Bytes of images and files are not looked at.
 */
export async function redactThread<T extends Thread>(
  thread: T,
  redactor: Redactor,
  { hashOf, breathe }: RedactMeans,
): Promise<Omit<T, keyof Thread> & Thread> {
  const { id } = thread.conversation;
  const say = (text: string) => redactor.text(text, id);
  const hide: Hide = { say, hashOf };
  const conversation = conversationOf(thread.conversation, say);
  return {
    ...thread,
    conversation,
    messages: await messagesOf(thread.messages, hide, breathe),
    path: thread.path.map((step) => stepOf(step, say)),
  };
}

type Say = (text: string) => string;

interface Hide {
  say: Say;
  hashOf(parts: readonly Part[]): string;
}

async function messagesOf(
  messages: readonly Message[],
  hide: Hide,
  breathe: RedactMeans["breathe"],
): Promise<Message[]> {
  const done: Message[] = [];
  for (const message of messages) {
    done.push(messageOf(message, hide));
    const pause = breathe?.();
    if (pause) await pause;
  }
  return done;
}

function conversationOf(conversation: Conversation, say: Say): Conversation {
  const { folder, ownTitle, note, model, coverage } = conversation;
  return {
    ...conversation,
    redacted: true,
    id: say(conversation.id),
    url: say(conversation.url),
    title: say(conversation.title),
    tags: conversation.tags.map(say),
    ...(model === undefined ? {} : { model: say(model) }),
    ...(folder === undefined ? {} : { folder: say(folder) }),
    ...(ownTitle === undefined ? {} : { ownTitle: say(ownTitle) }),
    ...(note === undefined ? {} : { note: say(note) }),
    coverage: {
      ...coverage,
      gaps: coverage.gaps.map((gap) => ({ ...gap, after: gap.after === null ? null : say(gap.after) })),
    },
  };
}

function messageOf(message: Message, hide: Hide): Message {
  const { say } = hide;
  const { parent, author, model } = message;
  return {
    ...message,
    ...contentOf(message, hide),
    id: say(message.id),
    aliases: message.aliases.map(say),
    ...(typeof parent === "string" ? { parent: say(parent) } : {}),
    ...(author === undefined ? {} : { author: say(author) }),
    ...(model === undefined ? {} : { model: say(model) }),
    versions: message.versions.map((version) => ({ ...version, ...contentOf(version, hide) })),
  };
}

function contentOf({ parts, hash }: Pick<MessageVersion, "parts" | "hash">, { say, hashOf }: Hide) {
  const hidden = parts.map((part) => partOf(part, say));
  const isSame = JSON.stringify(hidden) === JSON.stringify(parts);
  return { parts: hidden, hash: isSame ? hash : hashOf(hidden) };
}

function stepOf(step: PathStep, say: Say): PathStep {
  if ("message" in step) return { message: say(step.message) };
  return { gap: { ...step.gap, after: step.gap.after === null ? null : say(step.gap.after) } };
}

/** Every text of a part; what is not known by name here would not compile. */
function partOf(part: Part, say: Say): Part {
  switch (part.kind) {
    case "text":
      return { ...part, text: say(part.text) };
    case "reasoning":
      return { ...part, text: say(part.text), ...(part.label === undefined ? {} : { label: say(part.label) }) };
    case "image":
      return {
        ...part,
        key: say(part.key),
        alt: say(part.alt),
        ...(part.url === undefined ? {} : { url: say(part.url) }),
        ...(part.problem === undefined ? {} : { problem: say(part.problem) }),
      };
    case "file":
      return {
        ...part,
        key: say(part.key),
        name: say(part.name),
        ...(part.description === undefined ? {} : { description: say(part.description) }),
        ...(part.problem === undefined ? {} : { problem: say(part.problem) }),
      };
    case "tool":
      return {
        ...part,
        name: say(part.name),
        ...(part.input === undefined ? {} : { input: say(part.input) }),
        ...(part.output === undefined ? {} : { output: say(part.output) }),
      };
    case "artifact":
      return {
        ...part,
        title: say(part.title),
        content: say(part.content),
        ...(part.language === undefined ? {} : { language: say(part.language) }),
      };
    case "citations":
      return { ...part, items: part.items.map((item) => citationOf(item, say)) };
    case "unreadable":
      return {
        ...part,
        what: say(part.what),
        reason: say(part.reason),
        ...(part.raw === undefined ? {} : { raw: say(part.raw) }),
      };
  }
}

function citationOf({ label, title, url }: Citation, say: Say): Citation {
  return { label: say(label), title: say(title), url: say(url) };
}
