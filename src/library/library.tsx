import { DeleteDialog } from "../ui/deletion/delete-dialog.tsx";
import { t } from "../ui/i18n.ts";
import { TabsDialog } from "../ui/saves/tabs-dialog.tsx";
import type { LibraryState } from "./app-state.ts";
import { BackupPage } from "./backup/backup-page.tsx";
import { Dialogs } from "./dialogs.tsx";
import { DropVeil } from "./import/drop-veil.tsx";
import { ImportPage } from "./import/import-page.tsx";
import { ListPane } from "./list/list-pane.tsx";
import { OverviewPage } from "./overview/overview-page.tsx";
import { PlacesPane } from "./places/places-pane.tsx";
import { PrivacyPage } from "./privacy/privacy-page.tsx";
import { ReaderPane } from "./reader/reader-pane.tsx";
import { RetentionPage } from "./retention/retention-page.tsx";
import { SettingsPage } from "./settings/settings-page.tsx";
import { Toast } from "./toast.tsx";

/** Three panes side by side where there is room, else one or two of them; or the places and a page. */
export function Library({ app }: { app: LibraryState }) {
  return (
    <div class={`library ${look(app)}`}>
      {/* Where the pane with the heading is away. */}
      <header class="unseen small-heading">
        <h1>{t("library_heading")}</h1>
      </header>
      <PlacesPane app={app} />
      <Shown app={app} />
      <Dialogs app={app} />
      <DeleteDialog deletion={app.deletion} unseen={app.picks.unseen} />
      <TabsDialog saves={app.saves} siteName={app.siteName} />
      <Toast app={app} />
      <DropVeil app={app} />
    </div>
  );
}

function Shown({ app }: { app: LibraryState }) {
  switch (app.page.value) {
    case "overview":
      return <OverviewPage app={app} />;
    case "import":
      return <ImportPage app={app} />;
    case "backup":
      return <BackupPage app={app} />;
    case "retention":
      return <RetentionPage app={app} />;
    case "privacy":
      return <PrivacyPage app={app} />;
    case "settings":
      return <SettingsPage app={app} />;
    case "chats":
      return (
        <>
          <ListPane app={app} />
          <ReaderPane app={app} />
        </>
      );
  }
}

function look({ page, reader, rows }: LibraryState): string {
  if (page.value !== "chats") return "paged";
  if (reader.chat.value !== null) return "reading";
  return rows.value.length === 0 ? "bare" : "";
}
