import { dateFormat } from "../../../ui/formatters.ts";
import { locale } from "../../../ui/locale.ts";

/** A day as people write it, with its weekday. `key`: as a date field has it. */
export function formatDay(key: string): string {
  return dateFormat(locale(), { dateStyle: "full" }).format(new Date(`${key}T12:00:00`));
}
