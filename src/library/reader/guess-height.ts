import type { Part } from "../../conversation/model.ts";

/** Letters on a line of the reader's column, and rem of a line. */
const lineLetters = 85;
const lineRem = 1.6;

/** About how high parts will be, in rem, so that the scroll bar is right before they are drawn. */
export function guessHeight(parts: readonly Part[]): number {
  return Math.max(lineRem, Math.round(parts.reduce((sum, part) => sum + partRem(part), 0)));
}

function partRem(part: Part): number {
  switch (part.kind) {
    case "text":
      return textRem(part.text);
    case "artifact":
      return textRem(part.content) + 2;
    case "image":
      return 18;
    case "citations":
      return 2 + part.items.length;
    default:
      return 2.5;
  }
}

function textRem(text: string): number {
  let lines = 0;
  for (const line of text.split("\n")) lines += Math.max(1, Math.ceil(line.length / lineLetters));
  return lines * lineRem;
}
