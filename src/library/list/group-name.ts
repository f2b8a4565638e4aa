import type { Conversation } from "../../conversation/model.ts";
import { t } from "../../ui/i18n.ts";
import { locale } from "../../ui/locale.ts";
import { dateGroup } from "./date-group.ts";
import type { SortName } from "./sort.ts";

/** What stands above a conversation's group in this order; orders without groups give `undefined`. */
export function groupNamer(
  sort: SortName,
  siteName: (id: string) => string,
  now: Date,
): (row: Conversation) => string | undefined {
  if (sort === "site") return ({ site }) => siteName(site);
  if (sort !== "newest" && sort !== "oldest") return () => undefined;
  const thisYear = new Intl.DateTimeFormat(locale(), { month: "long" });
  const otherYear = new Intl.DateTimeFormat(locale(), { month: "long", year: "numeric" });
  const months = new Map<string, string>();
  return ({ updated }) => {
    const group = dateGroup(updated.at, now);
    if (typeof group === "string") return t(`library_group_${group}`);
    const { year, month } = group;
    const key = `${year} ${month}`;
    const format = year === now.getFullYear() ? thisYear : otherYear;
    const name = months.get(key) ?? format.format(new Date(year, month, 1));
    months.set(key, name);
    return name;
  };
}
