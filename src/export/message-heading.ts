import type { Message } from "../conversation/model.ts";
import { inlineText } from "./inline-text.ts";
import type { Say } from "./texts.ts";

/** What stands over a message: its place, who wrote it and, where known, with which model: `4 · Assistant (gpt-5)`. */
export function messageHeading(place: string, message: Message, say: Say): string {
  const role = {
    user: say("export_you"),
    assistant: say("export_assistant"),
    system: say("export_system"),
    tool: say("export_tool"),
  }[message.role];
  const author = message.author ? say("export_author", role, inlineText(message.author)) : role;
  const whole = message.model ? say("export_with_model", author, inlineText(message.model)) : author;
  return `## ${place} · ${whole}`;
}

/** A time as `2026-11-20 10:32 UTC`: the same for every reader. */
export function shownTime(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? inlineText(iso) : `${time.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
