import type { Capture, CapturedMessage, CaptureEntry, CaptureReceipt } from "../../conversation/capture.ts";
import type { Part } from "../../conversation/model.ts";
import type { Archive } from "../open.ts";
import { storeCapture } from "../store-capture.ts";

let clock = Date.parse("2026-01-01T00:00:00Z");

/** A message whose role is told by its id: `u…` the user's, else the assistant's. */
export function message(id: string, text: string, more: Partial<CapturedMessage> = {}): CapturedMessage {
  const parts: Part[] = [{ kind: "text", format: "markdown", text }];
  return {
    kind: "message",
    ids: [id],
    role: id.startsWith("u") ? "user" : "assistant",
    parts,
    finished: true,
    ...more,
  };
}

/** A look at a conversation, each a second after the one before. */
export function look(id: string, entries: CaptureEntry[], more: Partial<Capture> = {}): Capture {
  clock += 1000;
  return {
    conversation: { site: "chatgpt", id: `chatgpt:${id}`, url: `https://chatgpt.com/c/${id}`, title: `Chat ${id}` },
    layout: "classic",
    capturedAt: new Date(clock).toISOString(),
    trigger: "auto",
    entries,
    evidence: { start: "start", end: true },
    health: { containers: entries.length, read: entries.length, missing: [] },
    ...more,
  };
}

/** Stores a capture that must not be refused. */
export async function store(archive: Archive, capture: Capture): Promise<CaptureReceipt> {
  const result = await storeCapture(archive, capture);
  if ("refused" in result) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result;
}
