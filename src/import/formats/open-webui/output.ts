import type { ImportedPart } from "../../../conversation/imported.ts";
import type { Part } from "../../../conversation/model.ts";
import { type Fields, idIn, isFields, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import { shownValue } from "../../foreign/text-part.ts";
import type { UnknownNames } from "../../foreign/unknown-names.ts";
import { notUnderstood } from "../../parts/not-understood.ts";

/** The parts in `output`, where newer versions keep an answer in pieces (2026). */
export function outputParts(output: readonly unknown[], unknown: UnknownNames): ImportedPart[] {
  const parts: ImportedPart[] = [];
  const calls = new Map<string, Part & { kind: "tool" }>();
  for (const item of output) {
    if (isFields(item)) addItem(parts, calls, item, unknown);
  }
  return parts;
}

function addItem(
  parts: ImportedPart[],
  calls: Map<string, Part & { kind: "tool" }>,
  item: Fields,
  unknown: UnknownNames,
): void {
  const type = textIn(item, "type");
  if (type === "message") {
    const text = contentText(item);
    if (/\S/.test(text)) parts.push({ kind: "text", format: "markdown", text: text.trim() });
  } else if (type === "reasoning") addReasoning(parts, item);
  else if (type === "function_call") {
    const input = shownValue(item.arguments);
    const call: Part & { kind: "tool" } = {
      kind: "tool",
      name: lineIn(item, "name") || "tool",
      ...(input ? { input } : {}),
    };
    calls.set(idIn(item, "call_id") || idIn(item, "id"), call);
    parts.push(call);
  } else if (type === "function_call_output") {
    const output = Array.isArray(item.output) ? contentText({ content: item.output }) : shownValue(item.output);
    const call = calls.get(idIn(item, "call_id"));
    if (call && call.output === undefined) call.output = output;
    else if (output !== "") parts.push({ kind: "tool", name: "tool", output });
  } else {
    unknown.add("output", type);
    parts.push(notUnderstood(type || "output", item));
  }
}

function addReasoning(parts: ImportedPart[], item: Fields): void {
  const text = contentText(item) || contentText({ content: item.summary });
  const seconds = Number(item.duration);
  const label = seconds > 0 && Number.isFinite(seconds) ? `Thought for ${Math.round(seconds)} seconds` : "";
  if (text || label) parts.push({ kind: "reasoning", text, ...(label ? { label } : {}) });
}

function contentText(item: Fields): string {
  if (typeof item.content === "string") return item.content;
  const texts = listIn(item, "content").map((piece) =>
    isFields(piece) ? textIn(piece, "text") || textIn(piece, "refusal") : piece,
  );
  return texts.filter((text) => typeof text === "string" && text !== "").join("\n\n");
}
