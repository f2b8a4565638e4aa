import { isFields } from "./fields.ts";

const iso = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d+))?\s*(Z|[+-]\d\d(?::?\d\d)?)?$/i;
const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/**
 * A point in time as exports write it: ISO 8601 with up to nine digits behind the second (without a zone it is UTC), seconds
 * or milliseconds since 1970 as number or text, and MongoDB's `$date` and `$numberLong`.
 * @returns ISO 8601 in UTC with milliseconds; `undefined` for what is no time of this century
 */
export function timeOf(value: unknown): string | undefined {
  const at = millisecondsOf(value);
  return at >= earliest && at < latest ? new Date(at).toISOString() : undefined;
}

function millisecondsOf(value: unknown): number {
  if (typeof value === "number") return Math.round(Math.abs(value) > 1e11 ? value : value * 1000);
  if (typeof value === "string") return ofText(value.trim());
  if (!isFields(value)) return Number.NaN;
  const inner = value.$date ?? value.$numberLong;
  if (isFields(inner)) return ofText(String(inner.$numberLong ?? ""));
  return typeof inner === "string" || typeof inner === "number" ? millisecondsOf(inner) : Number.NaN;
}

function ofText(text: string): number {
  if (/^\d{1,20}(?:\.\d{1,20})?$/.test(text)) return millisecondsOf(Number(text));
  const [, day, clock = "", fraction = "", zone = "Z"] = iso.exec(text) ?? [];
  if (day === undefined) return Number.NaN;
  const seconds = clock.length === 5 ? `${clock}:00` : clock;
  // Not every engine reads more than three digits, nor zones without a colon.
  const offset = zone
    .toUpperCase()
    .replace(/^([+-]\d\d):?(\d\d)?$/, (_, hours, minutes = "00") => `${hours}:${minutes}`);
  return Date.parse(`${day}T${seconds}.${fraction.padEnd(3, "0").slice(0, 3)}${offset}`);
}
