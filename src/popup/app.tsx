import { DeleteDialog } from "../ui/deletion/delete-dialog.tsx";
import { UndoToast } from "../ui/deletion/undo-toast.tsx";
import { t } from "../ui/i18n.ts";
import { LockScreen } from "../ui/lock/lock-screen.tsx";
import { SaveRunPanel } from "../ui/saves/save-run.tsx";
import { TabsDialog } from "../ui/saves/tabs-dialog.tsx";
import type { AppState } from "./app-state.ts";
import { ArchivePanel } from "./archive-panel.tsx";
import { Footer } from "./footer.tsx";
import { OverdueLine } from "./overdue-line.tsx";
import { PagePanel } from "./page-panel.tsx";

export function App({ app }: { app: AppState }) {
  const siteName = (id: string) => app.page.sites.value.find((site) => site.id === id)?.name ?? id;
  return (
    <main class="app">
      <h1 class="unseen">{t("action_title")}</h1>
      <SaveRunPanel saves={app.saves} siteName={siteName} />
      <PagePanel app={app} />
      {app.locked ? <LockScreen /> : <ArchivePanel app={app} />}
      <OverdueLine overdue={app.overdue} />
      <Footer app={app} />
      <DeleteDialog deletion={app.deletion} unseen={app.picks.unseen} />
      <TabsDialog saves={app.saves} siteName={siteName} />
      <UndoToast deletion={app.deletion} />
    </main>
  );
}
