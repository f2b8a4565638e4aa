import { t } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";
import type { SortName } from "./sort.ts";

/** In which order the list stands. */
export function SortChoice({ view }: Pick<LibraryState, "view">) {
  return (
    <label class="sort">
      <span class="unseen">{t("library_sort")}</span>
      <select
        value={view.sort.value}
        onChange={(event) => {
          view.sortBy(event.currentTarget.value as SortName);
        }}
      >
        {view.sorts.value.map((name) => (
          <option key={name} value={name}>
            {t(`library_sort_${name}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
