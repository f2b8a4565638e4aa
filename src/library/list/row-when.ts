import { formatWhen } from "../../ui/format.ts";
import { dateFormat } from "../../ui/formatters.ts";
import { locale } from "../../ui/locale.ts";
import { dateGroup } from "./date-group.ts";

/** A moment beside its row: yesterday's needs no date, since a heading names the day. */
export function rowWhen(iso: string, now = new Date()): string {
  if (dateGroup(iso, now) !== "yesterday") return formatWhen(iso, now);
  return dateFormat(locale(), { hour: "2-digit", minute: "2-digit" }).format(new Date(iso));
}
