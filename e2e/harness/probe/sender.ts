import type { Capture } from "../../../src/conversation/capture.ts";
import { ask } from "../../../src/messages/ask.ts";
import { retrying } from "../../../src/messages/retrying.ts";
import { cutInParts, type Pieces, putInParts } from "../../../src/messages/transfer.ts";
import { random, siteId } from "../../sites/random.ts";
import type { SourceConversation, SourceMessage } from "../../sites/source.ts";
import { captureOf, loadConversation } from "./load.ts";

// Runs in the extension's world of a web page, beside its content script, and sends as that does.

export interface SendOrder {
  seed: number;
  /** Numbers of the conversations to send. */
  numbers: number[];
  /** Without: each part is sent once, come what may. The naive way, which must lose something. */
  retry: boolean;
  /** Longest pause between two sends, in ms: a background that hears nothing may be ended. */
  pause?: number;
}

export interface Sent {
  stored: number;
  failed: number;
  ms: number;
  /** Why it stopped before the end: the browsers pass on no error of a script that is injected. */
  error?: string;
}

/** Every fifth conversation goes in several parts, which the background has to keep until the last one came. */
function piecesFor(text: string, number: number): Pieces {
  const parts = cutInParts(text, number % 5 === 0 ? 8_000 : undefined);
  return { count: parts.length, piece: (at) => parts[at] ?? "" };
}

/** Some answers of a background that was killed never come, and no error either. */
function inTime<T>(answer: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error("no answer")), 5_000));
  return Promise.race([answer, late]);
}

async function send(capture: Capture, number: number, retry: boolean): Promise<void> {
  await putInParts(
    piecesFor(JSON.stringify(capture), number),
    (part) => (retry ? retrying(() => ask("capture.put", part)) : inTime(ask("capture.put", part))),
    (answer) => ("receipt" in answer ? answer : undefined),
  );
}

/** Sends whole conversations, one after the other. */
export async function sendAll({ seed, numbers, retry, pause = 0 }: SendOrder): Promise<Sent> {
  const started = performance.now();
  const chance = random(seed + (numbers[0] ?? 0));
  let stored = 0;
  let failed = 0;
  for (const number of numbers) {
    const source = loadConversation(seed, number);
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, chance.next() * pause));
    try {
      await send(captureOf(source, source.messages), number, retry);
      stored++;
    } catch (error) {
      if (retry) return { stored, failed: 1, ms: performance.now() - started, error: String(error) };
      failed++;
    }
  }
  return { stored, failed, ms: performance.now() - started };
}

export interface EditOrder {
  source: SourceConversation;
  edits: number;
  /** Tells the two tabs' edits apart. */
  tab: number;
}

/** Edits the second prompt again and again: every edit is a branch of its own, and each page shows its own one only. */
export async function sendEdits({ source, edits, tab }: EditOrder): Promise<string[]> {
  const chance = random(tab);
  const [first, answer] = source.messages;
  if (!first || !answer) throw new Error("the conversation is too short");
  const ids: string[] = [];
  for (let edit = 0; edit < edits; edit++) {
    const prompt: SourceMessage = {
      id: siteId(chance),
      role: "user",
      parent: answer.id,
      text: `Edit ${edit} of tab ${tab}`,
    };
    const reply: SourceMessage = {
      id: siteId(chance),
      role: "assistant",
      parent: prompt.id,
      text: `Answer to ${prompt.text}`,
    };
    await send(captureOf(source, [first, answer, prompt, reply]), edit, true);
    ids.push(prompt.id, reply.id);
  }
  return ids;
}
