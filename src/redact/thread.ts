import type { Conversation, Message, MessageVersion, Part, PathStep, Thread } from "../conversation/model.ts";
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

/** The same with these fields said anew, as far as they are texts. */
function saidIn<T extends object>(from: T, names: readonly (keyof T)[], say: Say): T {
  const said = { ...from };
  for (const name of names) {
    const text = from[name];
    if (typeof text === "string") said[name] = say(text) as T[typeof name];
  }
  return said;
}

function conversationOf(conversation: Conversation, say: Say): Conversation {
  // Marks of tags would let a guess be confirmed.
  const { coverage, tags, setAt: _, ...rest } = conversation;
  const named = saidIn(rest, ["id", "url", "title"], say);
  const tagged = { ...named, redacted: true as const, tags: tags.map(say) };
  return {
    ...saidIn(tagged, ["model", "folder", "ownTitle", "note"], say),
    coverage: { ...coverage, gaps: coverage.gaps.map((gap) => saidIn(gap, ["after"], say)) },
  };
}

function messageOf(message: Message, hide: Hide): Message {
  const { say } = hide;
  const named = saidIn({ ...message, ...contentOf(message, hide) }, ["id"], say);
  return {
    ...saidIn({ ...named, aliases: message.aliases.map(say) }, ["parent", "author", "model"], say),
    versions: message.versions.map((version) => ({ ...version, ...contentOf(version, hide) })),
  };
}

function contentOf({ parts, hash }: Pick<MessageVersion, "parts" | "hash">, { say, hashOf }: Hide) {
  let isSame = true;
  const hidden = parts.map((part) =>
    partOf(part, (text) => {
      const said = say(text);
      isSame &&= said === text;
      return said;
    }),
  );
  return { parts: hidden, hash: isSame ? hash : hashOf(hidden) };
}

function stepOf(step: PathStep, say: Say): PathStep {
  return "message" in step ? saidIn(step, ["message"], say) : { gap: saidIn(step.gap, ["after"], say) };
}

/** Every text of a part. */
function partOf(part: Part, say: Say): Part {
  switch (part.kind) {
    case "text":
      return saidIn(part, ["text"], say);
    case "reasoning":
      return saidIn(part, ["text", "label"], say);
    case "image":
      return saidIn(part, ["key", "alt", "url", "problem"], say);
    case "file":
      return saidIn(part, ["key", "name", "description", "problem"], say);
    case "tool":
      return saidIn(part, ["name", "input", "output"], say);
    case "artifact":
      return saidIn(part, ["title", "content", "language"], say);
    case "citations":
      return { ...part, items: part.items.map((item) => saidIn(item, ["label", "title", "url"], say)) };
    case "unreadable":
      return saidIn(part, ["what", "reason", "raw"], say);
  }
}
