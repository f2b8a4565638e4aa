import type { Part } from "../../../conversation/model.ts";
import { codeRanges, isIn } from "./code-ranges.ts";

const block = /^:::writing[ \t]*(\{[^\n]{0,2000}\})?[ \t]*\n([\s\S]*?)(?:\n|(?<=\n)):::[ \t]*$/gm;

/** A text, and the documents (`:::writing{…}`) in it as the page shows them, in order. */
export type Piece = { text: string } | { document: Part & { kind: "artifact" } };

/** Takes documents out of a model's text; those in code are code. */
export function splitWriting(text: string): Piece[] {
  if (!text.includes(":::writing")) return [{ text }];
  const code = codeRanges(text);
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: whole, 1: attributes = "", 2: content = "", index } of text.matchAll(block)) {
    if (isIn(code, index)) continue;
    if (index > from) pieces.push({ text: text.slice(from, index) });
    const title = attributeIn(attributes, "subject") || attributeIn(attributes, "title");
    pieces.push({ document: { kind: "artifact", title, format: "markdown", content: content.trim() } });
    from = index + whole.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

function attributeIn(attributes: string, name: string): string {
  const value = new RegExp(`[{\\s]${name}="((?:[^"\\\\]|\\\\.)*)"`).exec(attributes)?.[1] ?? "";
  return value.replace(/\\(.)/g, "$1").trim();
}
