import { timeOf } from "../../foreign/times.ts";

const american =
  /^(\d{1,2})\/(\d{1,2})\/(\d{4}),? (\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d+)?(?: ?([AP])M)?(?: ?([+-]\d\d:?\d\d|Z))?$/i;

/**
 * A time of Copilot's files: `2026-07-20T10:01:00`, or `1/1/2026 10:00:00 +00:00` with the month first. Where no zone is said
 * it is taken as UTC, for Microsoft does not tell which it is.
 * @returns ISO 8601 in UTC, `undefined` for what is no time
 */
export function rowTime(text: string): string | undefined {
  const match = american.exec(text.trim());
  if (!match) return timeOf(text);
  const [, month = "", day = "", year = "", hour = "", minute = "", second = "00", half, zone = "Z"] = match;
  const hours = half ? (Number(hour) % 12) + (half.toUpperCase() === "P" ? 12 : 0) : Number(hour);
  const two = (value: string | number) => String(value).padStart(2, "0");
  return timeOf(`${year}-${two(month)}-${two(day)}T${two(hours)}:${minute}:${second}${zone}`);
}
