/** An object of foreign JSON, any of whose fields may be missing or of a wrong type. */
export type Fields = Readonly<Record<string, unknown>>;

const none: Fields = Object.freeze({});

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as an object; one without fields where it is none. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : none;
}

/** A field that should be an object; one without fields where it is none. */
export function fieldsIn(fields: Fields, key: string): Fields {
  return fieldsOf(fields[key]);
}

/** A field that should be an array; an empty one where it is none. */
export function listIn(fields: Fields, key: string): readonly unknown[] {
  const value = fields[key];
  return Array.isArray(value) ? value : [];
}

/** A field that should be a text; '' where it is none. */
export function textIn(fields: Fields, key: string): string {
  const value = fields[key];
  return typeof value === "string" ? value : "";
}

/** A field that should be a text on one line (a name, a title), trimmed; '' where it is none. */
export function lineIn(fields: Fields, key: string): string {
  return textIn(fields, key).replace(/\s+/g, " ").trim();
}

/** A field that names something: a text, or a whole number, which some exports write for ids; '' where it is neither. */
export function idIn(fields: Fields, key: string): string {
  const value = fields[key];
  if (typeof value === "number") return Number.isSafeInteger(value) ? String(value) : "";
  return typeof value === "string" ? value.trim() : "";
}
