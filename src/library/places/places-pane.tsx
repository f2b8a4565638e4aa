import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { LockButton } from "../../ui/lock/lock-button.tsx";
import type { LibraryState } from "../app-state.ts";
import { OpenTabsButton } from "../complete/open-tabs-button.tsx";
import { Places } from "./places.tsx";

/** The first pane: where things are. On smaller screens the same stands in a drawer. */
export function PlacesPane({ app }: { app: LibraryState }) {
  return (
    <header class="places-pane">
      <div class="brand">
        <img src="/icons/icon.svg" alt="" width="28" height="28" />
        <h1>{t("library_heading")}</h1>
      </div>
      <Places app={app} />
      <div class="places-foot">
        <OpenTabsButton app={app} />
        {app.rows.value.length > 0 && (
          <Button look="quiet small" onClick={() => app.jobs.start("all", "zip")}>
            <Icon name="download" />
            {t("ui_export_everything")}
          </Button>
        )}
        <LockButton />
        <Button
          look="quiet small"
          aria-keyshortcuts="?"
          onClick={() => {
            app.dialog.value = { kind: "shortcuts" };
          }}
        >
          <Icon name="keys" />
          {t("library_shortcuts")}
        </Button>
        <p>{t("ui_removal_erases")}</p>
      </div>
    </header>
  );
}
