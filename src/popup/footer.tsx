import { Button } from "../ui/button.tsx";
import { t } from "../ui/i18n.ts";
import { LockButton } from "../ui/lock/lock-button.tsx";
import type { AppState } from "./app-state.ts";
import { openLibrary } from "./open-library.ts";

/** The one thing everybody must know about an archive inside a browser, and the way out of it. */
export function Footer({ app: { list, jobs } }: { app: AppState }) {
  return (
    <footer class="footer">
      <p>{t("ui_removal_erases")}</p>
      <Button look="quiet small" onClick={() => openLibrary()}>
        {t("library_open")}
      </Button>
      <LockButton />
      {list.rows.value.length > 0 && (
        <Button look="quiet small" onClick={() => jobs.start("all", "zip")}>
          {t("ui_export_everything")}
        </Button>
      )}
    </footer>
  );
}
