import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import type { LibraryState } from "../app-state.ts";
import { hashOfPage } from "../route.ts";
import { BackupSection } from "./section.tsx";

/** One file with everything, made now, and the way back from one. */
export function ByHand({ app }: { app: LibraryState }) {
  return (
    <BackupSection id="by-hand" title={t("backup_by_hand")}>
      <p>{t("backup_by_hand_why")}</p>
      <p class="act-row">
        <Button disabled={app.rows.value.length === 0} onClick={() => app.jobs.start("all", "zip")}>
          <Icon name="download" />
          {t("ui_export_everything")}
        </Button>
        <a class="button quiet" href={hashOfPage("import")}>
          {t("backup_by_hand_back")}
        </a>
      </p>
    </BackupSection>
  );
}
