import { dateFormat, numberFormat } from "./formatters.ts";
import { locale } from "./locale.ts";

/** A whole number as people write it: 1000, 10,000. */
export function formatNumber(value: number): string {
  return numberFormat(locale(), { useGrouping: "min2" }).format(value);
}

/** A moment in full, for a tooltip. */
export function formatMoment(iso: string): string {
  return dateFormat(locale(), { dateStyle: "long", timeStyle: "short" }).format(new Date(iso));
}

/** A moment as short as it stays clear: the time today, day and month this year, else the date. */
export function formatWhen(iso: string, now = new Date()): string {
  const moment = new Date(iso);
  return dateFormat(locale(), whenParts(moment, now)).format(moment);
}

function whenParts(moment: Date, now: Date): Intl.DateTimeFormatOptions {
  if (moment.toDateString() === now.toDateString()) return { hour: "2-digit", minute: "2-digit" };
  if (moment.getFullYear() === now.getFullYear()) return { day: "numeric", month: "short" };
  return { day: "numeric", month: "short", year: "numeric" };
}
