import type { Part } from "./model.ts";

/** How much a look shows beside the substance: of two looks at the same text the one that shows more is kept. */
export function richness(parts: readonly Part[]): number {
  let count = 0;
  for (const part of parts) {
    if (part.kind === "citations") count += part.items.length;
    else if (part.kind === "reasoning") count += part.text.trim() === "" ? 0 : 1;
    else if (part.kind === "tool" || part.kind === "unreadable") count += 1;
  }
  return count;
}
