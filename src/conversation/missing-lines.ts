import type { Part } from "./model.ts";

/** What an `unreadable` part says it stands for where lines of a code block were, or may have been, missing on the page. */
export const codeWithMissingLines = "code";

/** How many times a reading says of its code that lines are missing; 0: it says of none. */
export function missingLines(parts: readonly Part[]): number {
  return parts.filter((part) => part.kind === "unreadable" && part.what === codeWithMissingLines).length;
}
