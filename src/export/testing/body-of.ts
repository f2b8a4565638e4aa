import type { Part, Thread } from "../../conversation/model.ts";
import { threadToMarkdown } from "../markdown.ts";
import { english as say } from "./english.ts";
import { sampleMessage, sampleThread } from "./sample-thread.ts";

/** What a thread's Markdown file says after its front matter. */
export function bodyOf(thread: Thread, fileOf?: () => string | undefined): string {
  const written = threadToMarkdown(thread, fileOf ? { say, fileOf } : { say });
  return written.slice(written.indexOf("\n---\n") + 5).trim();
}

/** What a file says of an answer of these parts, under its heading. */
export function bodyWith(...parts: Part[]): string {
  const thread = sampleThread([sampleMessage("a1", "assistant", parts, { parent: null })]);
  return bodyOf(thread).replace(/^# Plan\n\n## 1 · Assistant\n\n/, "");
}
