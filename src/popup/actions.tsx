import { Button } from "../ui/button.tsx";
import { t } from "../ui/i18n.ts";
import type { AppState } from "./app-state.ts";

/** What can be done with the chosen chats. */
export function Actions({ app: { picks, jobs, deletion } }: { app: AppState }) {
  const ids = picks.ids.value;
  const none = ids.length === 0;
  return (
    <fieldset class="actions" aria-label={t("popup_actions")}>
      <Button disabled={none} onClick={() => jobs.start([...ids], "markdown")}>
        {t("popup_export_markdown")}
      </Button>
      <Button disabled={none} onClick={() => jobs.start([...ids], "zip")}>
        {t("popup_export_zip")}
      </Button>
      <Button look="danger" disabled={none} onClick={() => deletion.ask(ids)}>
        {t("popup_delete")}
      </Button>
    </fieldset>
  );
}
