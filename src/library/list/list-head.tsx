import { t } from "../../ui/i18n.ts";
import { SearchBox } from "../../ui/list/search-box.tsx";
import type { LibraryState } from "../app-state.ts";
import { ToPlaces } from "../places/to-places.tsx";
import { focusList } from "./focus-list.ts";

/** The way to the places where they are not beside the list, and the search. */
export function ListHead({ app }: { app: LibraryState }) {
  return (
    <div class="list-head">
      <ToPlaces app={app} />
      <SearchBox label={t("library_search")} search={app.search} onDown={focusList} />
    </div>
  );
}
