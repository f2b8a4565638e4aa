import { dateFormat } from "../../ui/formatters.ts";
import { t } from "../../ui/i18n.ts";
import { locale } from "../../ui/locale.ts";

/** Names of files in a line; of many the first. */
export function filesText(names: readonly string[]): string {
  const first = apart(names[0] ?? "");
  return names.length > 1 ? t("import_files_more", first, names.length - 1) : first;
}

/** A name that is written the other way than the sentence around it keeps its order, and the sentence its full stop. */
function apart(name: string): string {
  const isOther = t("ui_direction") === "rtl" || /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(name);
  return isOther ? `\u2068${name}\u2069` : name;
}

/** "3 January 2023 to 1 November 2026"; one day alone where both are the same. */
export function spanText(from: string, to: string): string {
  const day = (moment: string) => dateFormat(locale(), { dateStyle: "long" }).format(new Date(moment));
  return day(from) === day(to) ? day(from) : t("import_span", day(from), day(to));
}
