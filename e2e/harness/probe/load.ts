import type { Capture, CapturedMessage } from "../../../src/conversation/capture.ts";
import { conversation } from "../../sites/conversations.ts";
import type { SourceConversation, SourceMessage } from "../../sites/source.ts";

/** A conversation of about 20 KB, by number. */
export function loadConversation(seed: number, number: number): SourceConversation {
  return conversation({ seed: seed * 100_000 + number, messages: 24, plain: true, blocks: 3 });
}

function messageOf({ id, role, text }: SourceMessage): CapturedMessage {
  const format = role === "user" ? ("plain" as const) : ("markdown" as const);
  return { kind: "message", ids: [id], role, finished: true, parts: [{ kind: "text", format, text }] };
}

/** What a page showing these messages of a conversation would send. */
export function captureOf(source: SourceConversation, messages: readonly SourceMessage[]): Capture {
  return {
    conversation: {
      site: "chatgpt",
      id: `chatgpt:${source.id}`,
      url: `https://chatgpt.com/c/${source.id}`,
      title: source.title,
    },
    layout: "classic",
    capturedAt: new Date().toISOString(),
    trigger: "auto",
    entries: messages.map(messageOf),
    evidence: { start: "start", end: true, stated: messages.length },
    health: { containers: messages.length, read: messages.length, missing: [] },
  };
}
