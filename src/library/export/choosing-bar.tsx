import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import { chosenText, SelectAll } from "../../ui/list/select-all.tsx";
import { ActButton } from "../act-button.tsx";
import type { LibraryState } from "../app-state.ts";
import { CopyMenu } from "./copy-menu.tsx";
import { exportMessages } from "./export-messages.ts";

/** While messages are chosen: how many, and what can be done with them. */
export function ChoosingBar({ app }: { app: LibraryState }) {
  const { picks, steps } = app.reader;
  if (!picks.active.value) return null;
  const some = picks.ids.value.length > 0;
  return (
    <fieldset class="choosing" aria-label={t("library_choosing")}>
      <SelectAll picks={picks} disabled={steps.value.length === 0}>
        {t("popup_select_all")}
      </SelectAll>
      <p class="count" aria-live="polite">
        {chosenText(picks)}
      </p>
      {some && (
        <>
          <ActButton icon="download" label={t("library_export")} keys="E" onClick={() => exportMessages(app)?.()} />
          <CopyMenu app={app} />
          <ActButton icon="close" label={t("popup_unselect")} onClick={picks.clear} />
        </>
      )}
      <Button look="small" onClick={picks.stop}>
        {t("library_choose_done")}
      </Button>
    </fieldset>
  );
}
