import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { SearchBox } from "../../ui/list/search-box.tsx";
import type { LibraryState } from "../app-state.ts";
import { focusList } from "./focus-list.ts";

/** The way to the places where they are not beside the list, and the search. */
export function ListHead({ app }: { app: LibraryState }) {
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
      <SearchBox label={t("library_search")} search={app.search} onDown={focusList} />
    </div>
  );
}
