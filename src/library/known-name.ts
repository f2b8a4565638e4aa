import { siteFacts } from "../sites/facts.ts";
import { t } from "../ui/i18n.ts";

const names = new Map(siteFacts.map(({ id, name }) => [id, name]));

/**
 * Name of a site that the background does not list: of programs that people host themselves, wherever they do, and of pages
 * that were read by guessing. A site that nobody knows is called by its id.
 */
export function knownName(id: string): string {
  return id === "other" ? t("library_site_other") : (names.get(id) ?? id);
}
