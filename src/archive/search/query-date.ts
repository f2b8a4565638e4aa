/** When a year, month or day (`2026`, `2026-11`, `2026-11-21`) begins in local time, in ms since 1970; `undefined` for what is none. */
export function beginningOf(text: string): number | undefined {
  const [, year, month = "1", day = "1"] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const date = new Date(Number(year), Number(month) - 1, Number(day));
  date.setFullYear(Number(year), Number(month) - 1, Number(day));
  // The calendar would make the 1st of March of a 30th of February.
  const isReal = date.getMonth() === Number(month) - 1 && date.getDate() === Number(day);
  return isReal ? date.getTime() : undefined;
}
