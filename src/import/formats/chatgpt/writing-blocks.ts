import type { Part } from "../../../conversation/model.ts";
import { codeRanges, isIn } from "../../foreign/code-ranges.ts";

/** A text, and the documents (`:::writing{…}`) in it as the page shows them, in order. */
export type Piece = { text: string } | { document: Part & { kind: "artifact" } };

/** Takes documents out of a model's text; those in code are code, and one without an end is text. */
export function splitWriting(text: string): Piece[] {
  if (!text.includes(":::writing")) return [{ text }];
  const code = codeRanges(text);
  const pieces: Piece[] = [];
  let from = 0;
  let open: { at: number; inside: number; attributes: string } | undefined;
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    if (!line.startsWith(":::") || isIn(code, index)) continue;
    const [, attributes] = /^:::writing[ \t]*(\{.{0,2000}\})?$/.exec(line.trimEnd()) ?? [];
    if (line.startsWith(":::writing"))
      open ??= { at: index, inside: index + line.length, attributes: attributes ?? "" };
    else if (open && line.trim() === ":::") {
      if (open.at > from) pieces.push({ text: text.slice(from, open.at) });
      pieces.push({ document: documentOf(open.attributes, text.slice(open.inside, index)) });
      from = index + line.length;
      open = undefined;
    }
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

function documentOf(attributes: string, content: string): Part & { kind: "artifact" } {
  const title = attributeIn(attributes, "subject") || attributeIn(attributes, "title");
  return { kind: "artifact", title, format: "markdown", content: content.trim() };
}

function attributeIn(attributes: string, name: string): string {
  const value = new RegExp(`[{\\s]${name}="((?:[^"\\\\]|\\\\.)*)"`).exec(attributes)?.[1] ?? "";
  return value.replace(/\\(.)/g, "$1").trim();
}
