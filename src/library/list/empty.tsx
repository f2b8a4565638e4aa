import { browser } from "../../browser.ts";
import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import type { LibraryState } from "../app-state.ts";
import { everything } from "../places/place.ts";
import { hashOfPage } from "../route.ts";

/** Nothing has been saved yet: how that changes. */
export function EmptyArchive() {
  return (
    <div class="empty">
      <Icon name="bubble" />
      <h3>{t("library_empty")}</h3>
      <p>{t("library_empty_how")}</p>
      <a class="button primary" href={browser.runtime.getURL("src/welcome/index.html")}>
        {t("library_choose_sites")}
      </a>
      <p>{t("import_link_why")}</p>
      <a class="button" href={hashOfPage("import")}>
        {t("import_link")}
      </a>
    </div>
  );
}

/** In place of rows while the first ones are read. */
export function Loading() {
  return (
    <div class="loading" role="status">
      <span class="unseen">{t("library_loading")}</span>
      {Array.from({ length: 8 }, (_, index) => (
        <span key={index} class="bone" />
      ))}
    </div>
  );
}

/** No chat fits: what the search understands, and the way back to all chats. */
export function NothingHere({ app: { search, view } }: { app: LibraryState }) {
  const isSearch = search.query.value.trim() !== "";
  const isNarrow = view.filters.value.size > 0 || view.place.value.kind !== "all";
  const widen = () => {
    view.clearFilters();
    view.place.value = everything;
  };
  return (
    <div class="empty">
      <Icon name="search" />
      <h3>{t(isSearch ? "library_nothing_found" : "library_nothing_here")}</h3>
      {isSearch && <SearchHelp />}
      {isNarrow && <Button onClick={widen}>{t("library_widen")}</Button>}
    </div>
  );
}

function SearchHelp() {
  return (
    <ul class="search-help">
      <li>{t("library_help_words")}</li>
      <li>{t("library_help_phrase")}</li>
      <li>
        <kbd>{t("library_help_filters")}</kbd>
      </li>
      <li>
        <kbd>{t("library_help_dates")}</kbd>
      </li>
      <li>
        <kbd>{t("library_help_is")}</kbd>
      </li>
    </ul>
  );
}
