import { Button } from "../ui/button.tsx";
import { t } from "../ui/i18n.ts";
import { Icon } from "../ui/icons.tsx";
import { focusList, focusSearch, listId, searchId } from "../ui/list/focus.ts";
import type { SearchState } from "./search-state.ts";

/** Finds as the user types; the arrow down goes on to the list. */
export function SearchBox({ search }: { search: SearchState }) {
  const clear = () => {
    search.search("");
    focusSearch();
  };
  return (
    <search class="search">
      <Icon name="search" />
      <label class="unseen" for={searchId}>
        {t("popup_search")}
      </label>
      <input
        id={searchId}
        type="search"
        placeholder={t("popup_search")}
        autocomplete="off"
        spellcheck={false}
        dir="auto"
        aria-keyshortcuts="/"
        aria-controls={listId}
        value={search.query.value}
        onInput={(event) => search.search(event.currentTarget.value)}
        onKeyDown={goToList}
      />
      {search.query.value !== "" && (
        <Button look="quiet icon-only" aria-label={t("popup_search_clear")} onClick={clear}>
          <Icon name="close" />
        </Button>
      )}
    </search>
  );
}

function goToList(event: KeyboardEvent): void {
  if (event.key !== "ArrowDown") return;
  event.preventDefault();
  focusList();
}
