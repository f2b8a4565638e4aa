import type { Draft } from "./draft.ts";
import { unreadable } from "./unreadable.ts";

/** A prompt in an open editor: what it said may not be on the page, and what stands there may never be sent. */
export function markEdited(drafts: readonly Draft[]): void {
  const prompt = drafts.find((draft) => draft.role === "user");
  if (!prompt) return;
  prompt.finished = false;
  if (!prompt.parts.some((part) => part.kind === "text")) prompt.parts.push(unreadable.editing());
}
