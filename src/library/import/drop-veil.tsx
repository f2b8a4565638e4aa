import { t } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import type { LibraryState } from "../app-state.ts";

/** Lies over the page while files are held over it. */
export function DropVeil({ app }: { app: LibraryState }) {
  if (!app.importing.over.value) return null;
  return (
    <div class="drop-veil" role="status">
      <p>
        <Icon name="upload" />
        {t(app.importing.writing.value ? "import_drop_busy" : "import_drop_now")}
      </p>
    </div>
  );
}
