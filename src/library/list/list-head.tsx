import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { focusSearch, listId, searchId } from "../../ui/list/focus.ts";
import type { LibraryState } from "../app-state.ts";
import { focusList } from "./focus-list.ts";

/** The way to the places where they are not beside the list, and the search. */
export function ListHead({ app }: { app: LibraryState }) {
  const { search } = app;
  const clear = () => {
    search.search("");
    focusSearch();
  };
  return (
    <div class="list-head">
      <span class="to-places">
        <Button
          look="quiet icon-only"
          aria-label={t("library_places")}
          title={t("library_places")}
          onClick={() => {
            app.dialog.value = { kind: "places" };
          }}
        >
          <Icon name="menu" />
        </Button>
      </span>
      <search class="search">
        <Icon name="search" />
        <label class="unseen" for={searchId}>
          {t("library_search")}
        </label>
        <input
          id={searchId}
          type="search"
          placeholder={t("library_search")}
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
    </div>
  );
}

function goToList(event: KeyboardEvent): void {
  if (event.key !== "ArrowDown") return;
  event.preventDefault();
  focusList();
}
