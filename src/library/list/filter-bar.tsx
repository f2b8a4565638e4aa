import { t } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import type { LibraryState } from "../app-state.ts";
import { everything, type Place } from "../places/place.ts";
import { filterNames } from "./filters.ts";

/** The place, if it is one of many, and conditions that are switched on and off with one press. */
export function FilterBar({ app }: { app: LibraryState }) {
  const { view } = app;
  // Where only such chats are, asking for them changes nothing.
  const offered = filterNames.filter((name) => name !== view.place.value.kind);
  return (
    <fieldset class="filter-bar" aria-label={t("library_filters")}>
      {view.place.value.kind !== "all" && (
        <button
          type="button"
          class="chip here"
          aria-label={t("library_leave_place", placeName(app, view.place.value))}
          onClick={() => {
            view.place.value = everything;
          }}
        >
          <bdi>{placeName(app, view.place.value)}</bdi>
          <Icon name="close" />
        </button>
      )}
      {offered.map((name) => (
        <button
          type="button"
          key={name}
          class="chip"
          aria-pressed={view.filters.value.has(name)}
          onClick={() => view.toggleFilter(name)}
        >
          {t(`library_filter_${name}`)}
        </button>
      ))}
    </fieldset>
  );
}

function placeName(app: LibraryState, place: Place): string {
  if (place.kind === "import") return t("import_place", place.files);
  if (!("name" in place)) return t(`library_place_${place.kind}`);
  return place.kind === "site" ? app.siteName(place.name) : place.name;
}
