import type { ImportedPart } from "../../../conversation/imported.ts";
import { type Fields, idIn, isFields, lineIn, textIn } from "../../foreign/fields.ts";
import { mediaPart } from "../../foreign/file-parts.ts";
import { shownValue } from "../../foreign/text-part.ts";
import type { UnknownNames } from "../../foreign/unknown-names.ts";
import { notUnderstood } from "../../parts/not-understood.ts";

/** What a tool answered: its text, and what else came with it. */
export interface Result {
  output: string;
  parts: ImportedPart[];
}

/** Reads a `tool_result` block. */
export function readResult(block: Fields, unknown: UnknownNames): Result {
  const texts: string[] = [];
  const parts: ImportedPart[] = [];
  const content = Array.isArray(block.content) ? block.content : [block.content];
  for (const item of content) {
    if (typeof item === "string") texts.push(item);
    else if (isFields(item)) readItem(item, texts, parts, unknown);
  }
  const structured = texts.length === 0 && parts.length === 0 ? block.structured_content : undefined;
  const output = [...texts, shownValue(structured)].filter((text) => /\S/.test(text)).join("\n\n");
  return { output: block.is_error === true ? `Error: ${output}` : output, parts };
}

function readItem(item: Fields, texts: string[], parts: ImportedPart[], unknown: UnknownNames): void {
  const type = textIn(item, "type");
  if (type === "text" && typeof item.text === "string") texts.push(item.text);
  else if (type === "knowledge") texts.push(page(item));
  else if (type === "image") addImage(item, parts);
  else if (type === "local_resource") {
    const name = lineIn(item, "name") || textIn(item, "file_path").split("/").at(-1) || "file";
    parts.push(mediaPart({ key: idIn(item, "uuid") || `result ${name}`, name, origin: "generated" }));
  } else {
    unknown.add("tool result", type);
    parts.push(notUnderstood(`tool result ${type}`, item));
  }
}

/** A page that was found. */
function page(item: Fields): string {
  return [lineIn(item, "title"), textIn(item, "url"), textIn(item, "text")].filter(Boolean).join("\n");
}

/** An image without an id is the place of one that was never there. */
function addImage(item: Fields, parts: ImportedPart[]): void {
  const key = idIn(item, "file_uuid");
  if (key)
    parts.push(
      mediaPart({ key, name: "", isImage: true, origin: "generated", problem: "images are not in the export" }),
    );
}
