import type { Message } from "../conversation/model.ts";
import { inlineText } from "./inline-text.ts";
import type { MarkdownStyle } from "./style/markdown-style.ts";
import type { Say } from "./texts.ts";

/**
 * What stands over a message: its place, who wrote it and, where known, with which model: `## 4 · Assistant (gpt-5)`;
 * without the place, or as bold text, where a style asks for that.
 */
export function messageHeading(
  place: string,
  message: Message,
  say: Say,
  heading: MarkdownStyle["heading"] = "numbered",
): string {
  const author = inlineText(authorOf(message, say));
  if (heading === "bold") return `**${author}**`;
  return heading === "named" ? `## ${author}` : `## ${place} · ${author}`;
}

/** Who wrote a message and, where known, with which model: `Assistant (gpt-5)`. */
export function authorOf(message: Message, say: Say): string {
  const role = {
    user: say("export_you"),
    assistant: say("export_assistant"),
    system: say("export_system"),
    tool: say("export_tool"),
  }[message.role];
  const author = message.author ? say("export_author", role, message.author) : role;
  return message.model ? say("export_with_model", author, message.model) : author;
}

/** A time as `2026-11-20 10:32 UTC`: the same for every reader. */
export function shownTime(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? inlineText(iso) : `${time.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
