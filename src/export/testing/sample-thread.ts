import type { Conversation, Message, Part, Role, Thread } from "../../conversation/model.ts";

/** A message for tests: everything that is not given is plain and fixed. */
export function sampleMessage(id: string, role: Role, parts: Part[], more: Partial<Message> = {}): Message {
  return {
    id,
    aliases: [],
    role,
    parts,
    finished: true,
    hash: `hash-${id}`,
    capturedAt: "2026-11-20T11:00:00.000Z",
    origin: "page",
    versions: [],
    ...more,
  };
}

/** A thread for tests, of the messages given in their order; without any, of a question and an answer. */
export function sampleThread(messages: Message[] = question, more: Partial<Conversation> = {}): Thread {
  return {
    conversation: {
      id: "chatgpt:1",
      site: "chatgpt",
      url: "https://chatgpt.com/c/1",
      title: "Plan",
      titleFrom: "page",
      updated: { at: "2026-11-20T10:00:00.000Z", from: "capture" },
      firstCaptured: "2026-11-20T10:30:00.000Z",
      lastCaptured: "2026-11-20T11:00:00.000Z",
      tags: [],
      starred: false,
      coverage: { state: "complete", held: messages.length, total: messages.length, gaps: [], unreadImages: 0 },
      messageCount: messages.length,
      ...more,
    },
    messages,
    path: messages.map(({ id }) => ({ message: id })),
  };
}

const question = [
  sampleMessage("m1", "user", [{ kind: "text", format: "plain", text: "What is <T>?" }], { parent: null }),
  sampleMessage("m2", "assistant", [{ kind: "text", format: "markdown", text: "A *type*." }], { parent: "m1" }),
];
