import type { Capture } from "../capture.ts";
import type { Coverage, Thread } from "../model.ts";
import { keepAll, threadOf } from "./keeper.ts";
import { textOf } from "./view.ts";

/** What is held after these looks. */
export function read(...captures: Capture[]): Thread {
  return threadOf(keepAll(captures));
}

export function coverageOf(...captures: Capture[]): Coverage {
  return read(...captures).conversation.coverage;
}

/** The shown path: ids, and gaps as `…` with their reason and number. */
export function pathOf(thread: Thread): string[] {
  return thread.path.map((step) => ("gap" in step ? `… ${step.gap.reason} ${step.gap.missing ?? "?"}` : step.message));
}

/** The shown path by the first word of each message, gaps with their reason: for messages without ids. */
export function wordsOf({ messages, path }: Thread): string[] {
  const words = new Map(messages.map(({ id, parts }) => [id, textOf(parts).split(" ")[0] ?? ""]));
  return path.map((step) => ("gap" in step ? `… ${step.gap.reason}` : (words.get(step.message) ?? "")));
}

/** First words of all messages held, sorted. */
export function heldWords({ messages }: Thread): string[] {
  return messages.map(({ parts }) => textOf(parts).split(" ")[0] ?? "").sort();
}
