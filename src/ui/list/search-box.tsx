import type { ReadonlySignal } from "@preact/signals";
import { Button } from "../button.tsx";
import { t } from "../i18n.ts";
import { Icon } from "../icons.tsx";
import { focusSearch, listId, searchId } from "./focus.ts";

interface SearchBoxProps {
  label: string;
  search: { query: ReadonlySignal<string>; search(query: string): void };
  /** Puts the focus on the list. */
  onDown(): void;
}

/** Finds as the user types; the arrow down goes on to the list. */
export function SearchBox({ label, search, onDown }: SearchBoxProps) {
  const clear = () => {
    search.search("");
    focusSearch();
  };
  const goToList = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    onDown();
  };
  return (
    <search class="search">
      <Icon name="search" />
      <label class="unseen" for={searchId}>
        {label}
      </label>
      <input
        id={searchId}
        type="search"
        placeholder={label}
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
