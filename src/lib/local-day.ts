import { padded } from "./padded.ts";

/** `2026-11-20`: the day of a moment by the clock here; '' for a time that is none. */
export function localDay(date: Date): string {
  if (Number.isNaN(date.getTime())) return "";
  return [padded(date.getFullYear(), 4), padded(date.getMonth() + 1), padded(date.getDate())].join("-");
}
