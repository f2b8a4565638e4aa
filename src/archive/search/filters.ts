import { type Facts, flag } from "./facts.ts";
import type { Filter, FilterTest } from "./query.ts";

/** True when a conversation is what the filters ask for: of several sites, folders or models (without `-`) one. */
export function passes(filters: readonly Filter[], facts: Facts): boolean {
  for (const filter of filters) {
    if (!isOneOfSeveral(filter) && holds(filter, facts) === filter.not) return false;
  }
  return ["site", "folder", "model"].every((kind) => {
    const same = filters.filter((filter) => filter.kind === kind && isOneOfSeveral(filter));
    return same.length === 0 || same.some((filter) => holds(filter, facts));
  });
}

/** A conversation has only one of these, so naming two means either. */
function isOneOfSeveral({ kind, not }: Filter): boolean {
  return !not && (kind === "site" || kind === "folder" || kind === "model");
}

function holds(test: FilterTest, { labels, updated, flags }: Facts): boolean {
  switch (test.kind) {
    case "site":
      return labels.site === test.value || labels.host === test.value || labels.host.endsWith(`.${test.value}`);
    case "tag":
      return labels.tags.includes(test.value);
    case "folder":
      return labels.folder === test.value || (labels.folder?.startsWith(`${test.value}/`) ?? false);
    case "model":
      return labels.models.some((model) => model.includes(test.value));
    case "before":
      return updated < test.at;
    case "after":
      return updated >= test.at;
    case "has":
    case "is":
      return (flags & flag[test.what]) !== 0;
  }
}
