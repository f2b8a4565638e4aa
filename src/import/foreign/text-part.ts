import type { Part, Role } from "../../conversation/model.ts";

/** What was written, none where it is blank: a person's words as they were typed, all others' as Markdown. */
export function textParts(role: Role, text: string): Part[] {
  if (!/\S/.test(text)) return [];
  return [
    role === "user" ? { kind: "text", format: "plain", text } : { kind: "text", format: "markdown", text: text.trim() },
  ];
}

/** Stands in a message in which an export holds nothing: it is kept for its place in the tree. */
export const emptyMessage: Part = { kind: "unreadable", what: "message", reason: "the export holds nothing in it" };

/** A tool's input or output as text: texts as they are, all else as JSON, indented where that does not make it much longer. */
export function shownValue(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === undefined || value === null) return "";
  try {
    const json = JSON.stringify(value);
    return mostOpen(json) <= 20 ? JSON.stringify(value, null, 2) : json;
  } catch {
    return "";
  }
}

/** At least how deep JSON is: each level of indentation stands before each line. */
function mostOpen(json: string): number {
  let open = 0;
  let most = 0;
  for (const sign of json.match(/[[\]{}]/g) ?? []) {
    open += sign === "[" || sign === "{" ? 1 : -1;
    most = Math.max(most, open);
  }
  return most;
}

/** A call of a tool; what was not given is left out. */
export function toolPart(name: string, input: string, output: string): Part {
  return { kind: "tool", name: name || "tool", ...(input ? { input } : {}), ...(output ? { output } : {}) };
}
