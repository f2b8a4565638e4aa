import { fingerprint } from "../lib/fingerprint.ts";
import type { ImportedConversation } from "./imported.ts";
import type { Part } from "./model.ts";

/**
 * Fingerprint of a prompt by which an activity log and a saved page know it again: white space, composed characters and signs
 * that nobody sees make no difference.
 */
export function promptKey(prompt: string): string {
  const plain = prompt
    .normalize("NFC")
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return fingerprint(plain);
}

/** What a message's text parts say, for `promptKey`. */
export function promptOf(parts: readonly Pick<Part, "kind">[]): string {
  const texts = parts.filter((part): part is Part & { kind: "text" } => part.kind === "text");
  return texts.map(({ text }) => text).join("\n");
}

/** A prompt of an activity log with its answer. */
export interface ActivityPair {
  /** Places in the conversation's messages. */
  prompt: number;
  answer?: number;
  /** `promptKey` of the prompt. */
  key: string;
  /** When it was sent: seconds since 1970 in UTC. */
  second: number;
}

/**
 * The id of a prompt in an activity log that has none: made of its time in whole seconds, for one of a log's two forms has no
 * parts of it, and of its words.
 * @param count which of several of the same words in the same second, from 1
 */
export function activityId(second: number | undefined, key: string, count = 1): string {
  return `gemini:${second ?? "undated"}:${key}${count > 1 ? `:${count}` : ""}`;
}

/** Added to a prompt's id for its answer's. */
export const answerMark = ":answer";

/**
 * True for ids that are made for what a log of activities does not name. They tell its own messages apart, and say nothing
 * of those that a page names.
 */
export function isActivityId(id: string): boolean {
  return id.startsWith("gemini:");
}

const activity = /^gemini:(\d+):([0-9a-f]{16})(?::\d+)?$/;

/** The pairs of a conversation made of an activity log; none for any other. */
export function activityPairs({ messages }: ImportedConversation): ActivityPair[] {
  const pairs: ActivityPair[] = [];
  const below = new Map<string, number>();
  // From the end, so that of several answers the next one below a prompt is known.
  for (let place = messages.length - 1; place >= 0; place--) {
    const { ids: [id = ""] = [], role } = messages[place] ?? {};
    const [, second, key] = activity.exec(id) ?? [];
    if (role === "user" && second !== undefined && key !== undefined) {
      const answer = below.get(`${id}${answerMark}`);
      pairs.push({ prompt: place, ...(answer !== undefined && { answer }), key, second: Number(second) });
    }
    below.set(id, place);
  }
  return pairs.reverse();
}
