import { useCallback, useRef } from "preact/hooks";
import { Button } from "../ui/button.tsx";
import { t } from "../ui/i18n.ts";
import type { AppState } from "./app-state.ts";
import { AutoArchive } from "./auto-archive.tsx";
import { PageHeading } from "./page-heading.tsx";
import { PageProblem } from "./page-problem.tsx";
import { SaveProgress } from "./save-progress.tsx";
import { SaveResult } from "./save-result.tsx";

/** What the tab shows, what the archive holds of it, and Save chat. */
export function PagePanel({ app }: { app: AppState }) {
  const { page } = app;
  const place = useRef<HTMLDivElement>(null);
  // Save chat and Cancel replace each other. The focus waits where they stand: on Cancel, a held Enter key would press it.
  const holdFocus = useCallback(() => place.current?.focus(), []);
  const save = () => {
    holdFocus();
    void page.save();
  };
  return (
    <section class="page-panel" aria-label={t("popup_this_page")}>
      <PageHeading page={page} />
      <SaveResult page={page} locked={app.locked} />
      <PageProblem app={app} />
      <div class="save-place" tabIndex={-1} ref={place}>
        {page.saving.value ? (
          <SaveProgress page={page} onFocusLost={holdFocus} />
        ) : (
          <Button {...(mayBeChat(app) && { look: "primary" })} onClick={save}>
            {t("popup_save")}
          </Button>
        )}
      </div>
      <AutoArchive page={page} />
      {page.sites.value.some(({ granted }) => granted) && app.saves.run.value === null && (
        <Button look="quiet small" aria-haspopup="dialog" onClick={app.saves.ask}>
          {t("saves_all_tabs")}
        </Button>
      )}
    </section>
  );
}

/** False where we know that Save chat will only explain itself; it stays within reach, as pages change under us. */
function mayBeChat({ page }: AppState): boolean {
  const status = page.status.value;
  const isOther = status?.kind === "no-chat" && (status.site !== null || page.site.value !== undefined);
  return !isOther && !(status?.kind === "none" && status.why === "forbidden");
}
