import { listFormat } from "../../ui/formatters.ts";
import { locale } from "../../ui/locale.ts";

/** `a, b or c`, as the shown language says it. */
export function eitherOf(names: readonly string[]): string {
  return listFormat(locale(), { type: "disjunction" }).format(names);
}
