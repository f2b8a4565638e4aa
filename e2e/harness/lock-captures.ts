import type { Capture } from "../../src/conversation/capture.ts";
import { sentence } from "../sites/content/words.ts";
import { random } from "../sites/random.ts";

/** Looks at so many chats of four messages each. */
export function capturesOf(count: number, seed: number): Capture[] {
  const chance = random(seed);
  return Array.from({ length: count }, (_, chat): Capture => {
    const id = `chat-${chat}`;
    return {
      conversation: { site: "chatgpt", id: `chatgpt:${id}`, url: `https://chatgpt.com/c/${id}`, title: `Chat ${chat}` },
      layout: "classic",
      capturedAt: new Date(Date.parse("2026-03-01") + chat * 60_000).toISOString(),
      trigger: "auto",
      entries: Array.from({ length: 4 }, (_, at) => ({
        kind: "message" as const,
        ids: [`${id}-${at}`],
        role: at % 2 === 0 ? ("user" as const) : ("assistant" as const),
        parts: [{ kind: "text" as const, format: "markdown" as const, text: `${sentence(chance)} ${chat}.${at}` }],
        finished: true,
      })),
      evidence: { start: "start", end: true },
      health: { containers: 4, read: 4, missing: [] },
    };
  });
}
