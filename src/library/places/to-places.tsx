import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import type { LibraryState } from "../app-state.ts";

/** The way to the places where they do not stand beside the list. */
export function ToPlaces({ app }: { app: LibraryState }) {
  const open = () => {
    app.dialog.value = { kind: "places" };
  };
  return (
    <span class="to-places">
      <Button look="quiet icon-only" aria-label={t("library_places")} title={t("library_places")} onClick={open}>
        <Icon name="menu" />
      </Button>
    </span>
  );
}
