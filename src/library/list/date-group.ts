/** Where a moment lies, seen from now: what a list says above it. Days are those of the reader's clock. */
export type DateGroup = "today" | "yesterday" | "week" | { year: number; month: number };

const dayMs = 86_400_000;

/** @param now the present moment; "week" are the seven days up to it */
export function dateGroup(iso: string, now: Date): DateGroup {
  const moment = new Date(iso);
  // Noon keeps days apart that are 23 or 25 hours long. What the site's clock puts into the future is of today.
  const days = Math.max(0, Math.round((noon(now) - noon(moment)) / dayMs));
  if (days === 0) return "today";
  if (days === 1) return "yesterday";
  if (days < 7) return "week";
  return { year: moment.getFullYear(), month: moment.getMonth() };
}

function noon(moment: Date): number {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate(), 12).getTime();
}
