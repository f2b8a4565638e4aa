import { dateFormat, numberFormat } from "./formatters.ts";
import { locale } from "./locale.ts";

/** A whole number as people write it: 1000, 10,000. */
export function formatNumber(value: number): string {
  return numberFormat(locale(), { useGrouping: "min2" }).format(value);
}

const sizeUnits = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** A size in bytes as people write it: 900 byte, 12 kB, 3.4 MB. */
export function formatSize(bytes: number): string {
  const step = Math.min(sizeUnits.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** step;
  const maximumFractionDigits = step > 1 && value < 10 ? 1 : 0;
  const unit = sizeUnits[step] ?? "byte";
  return numberFormat(locale(), { style: "unit", unit, maximumFractionDigits }).format(value);
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
