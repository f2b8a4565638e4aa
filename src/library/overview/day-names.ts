import { dateFormat } from "../../ui/formatters.ts";
import { locale } from "../../ui/locale.ts";
import { type Day, dateOf, dayText } from "./days.ts";

/** A day of the calendar in words. */
export function dayName(day: Day, options: Intl.DateTimeFormatOptions): string {
  return dateFormat(locale(), { ...options, timeZone: "UTC" }).format(dateOf(day));
}

/** "17 – 23 November 2025": from one day to another, what they have in common said once. */
export function spanName(from: Day, to: Day): string {
  const format = dateFormat(locale(), { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  return format.formatRange(dateOf(from), dateOf(to));
}

/** The search that finds the chats of these days, both ends included. */
export function searchForDays(from: Day, to: Day): string {
  return `after:${dayText(from)} before:${dayText(to + 1)}`;
}
