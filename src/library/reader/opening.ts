import type { Message } from "../../conversation/model.ts";

/** The beginning of what a message says, on one line, for lists of messages; "" where it has no text. */
export function openingOf({ parts }: Pick<Message, "parts">, longest = 120): string {
  for (const part of parts) {
    if (part.kind !== "text") continue;
    const line = part.text
      .slice(0, longest * 4)
      .replace(/\s+/g, " ")
      .trim();
    if (line !== "") return line.length > longest ? `${line.slice(0, longest).trimEnd()}…` : line;
  }
  return "";
}
