import { t } from "../ui/i18n.ts";
import { Icon } from "../ui/icons.tsx";
import { addressOfLibrary, openLibrary } from "./open-library.ts";
import type { OverdueState } from "./overdue-state.ts";

const page = "#/backup";

/** One quiet line where there has been no good backup for too long. */
export function OverdueLine({ overdue }: { overdue: OverdueState }) {
  const open = (event: MouseEvent) => {
    // As any link where the user wants another tab or window.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void openLibrary(page);
  };
  if (!overdue.isOverdue.value) return null;
  return (
    <p class="overdue">
      <Icon name="partial" />
      <span>{t("backup_overdue_short")}</span>
      <a href={addressOfLibrary(page)} onClick={open}>
        {t("backup_overdue_see")}
      </a>
    </p>
  );
}
