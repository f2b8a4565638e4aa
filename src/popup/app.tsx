import { DeleteDialog } from "../ui/deletion/delete-dialog.tsx";
import { UndoToast } from "../ui/deletion/undo-toast.tsx";
import { t } from "../ui/i18n.ts";
import type { AppState } from "./app-state.ts";
import { ArchivePanel } from "./archive-panel.tsx";
import { Footer } from "./footer.tsx";
import { PagePanel } from "./page-panel.tsx";

export function App({ app }: { app: AppState }) {
  return (
    <main class="app">
      <h1 class="unseen">{t("action_title")}</h1>
      <PagePanel app={app} />
      <ArchivePanel app={app} />
      <Footer app={app} />
      <DeleteDialog deletion={app.deletion} unseen={app.picks.unseen} />
      <UndoToast deletion={app.deletion} />
    </main>
  );
}
