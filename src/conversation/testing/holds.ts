import type { Capture, CapturedMessage } from "../capture.ts";
import type { Message, Part } from "../model.ts";
import { textOf } from "./view.ts";

export function messagesIn({ entries }: Capture): CapturedMessage[] {
  return entries.filter((entry): entry is CapturedMessage => entry.kind === "message");
}

/** True when a held message says all that a look has shown: its text or more, its reasoning, its image's bytes. */
export function holds(held: Message, shown: CapturedMessage): boolean {
  if (held.role !== shown.role) return false;
  const bodies = [held.parts, ...held.versions.map(({ parts }) => parts)];
  return (
    bodies.some((parts) => textOf(parts).startsWith(textOf(shown.parts).trim())) &&
    shown.parts.every((part) => part.kind === "text" || held.parts.some((other) => says(other, part)))
  );
}

function says(held: Part, shown: Part): boolean {
  if (held.kind === "image" && shown.kind === "image") {
    return held.key === shown.key && (!shown.asset || held.asset?.sha256 === shown.asset.sha256);
  }
  return held.kind === "reasoning" && shown.kind === "reasoning" && held.text.startsWith(shown.text);
}
