import type { Thread } from "../conversation/model.ts";
import { type PropertyName, propertyNames, usualProperties } from "./options.ts";
import { type PropertyValue, propertyValue } from "./style/property-values.ts";

/**
 * YAML front matter of a thread. Values are numbers, yes or no, `null`, or strings in double quotes with JSON's escapes,
 * which YAML 1.1 and 1.2 read alike; so no title can end the block or become something else.
 */
export function frontMatter({ conversation }: Thread, fields: readonly PropertyName[] = usualProperties): string {
  const lines = inOrder(fields).map((name) => `${name}: ${yamlValue(propertyValue(name, conversation))}`);
  const hidden = conversation.redacted ? ["redacted: true"] : [];
  return ["---", ...lines, ...hidden, "---"].join("\n");
}

/** Fields without doubles, in the order in which files have them. */
export function inOrder(fields: readonly PropertyName[]): PropertyName[] {
  return propertyNames.filter((name) => fields.includes(name));
}

/** A value as YAML 1.1 and 1.2 read it alike. */
export function yamlValue(value: PropertyValue): string {
  if (typeof value === "string") return quoted(value);
  return Array.isArray(value) ? `[${value.map(quoted).join(", ")}]` : String(value);
}

/** What JSON leaves as it is but YAML does not take inside quotes or takes for a line break, and what would hide or turn text. */
const unsafe = /[\u007f-\u009f\u00ad\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;

function quoted(text: string): string {
  return JSON.stringify(text).replace(unsafe, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
