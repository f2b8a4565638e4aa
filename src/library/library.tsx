import { DeleteDialog } from "../ui/deletion/delete-dialog.tsx";
import type { LibraryState } from "./app-state.ts";
import { Dialogs } from "./dialogs.tsx";
import { ListPane } from "./list/list-pane.tsx";
import { PlacesPane } from "./places/places-pane.tsx";
import { ReaderPane } from "./reader/reader-pane.tsx";
import { Toast } from "./toast.tsx";

/** Three panes side by side where there is room, else one or two of them. */
export function Library({ app }: { app: LibraryState }) {
  const isReading = app.reader.chat.value !== null;
  const isBare = !isReading && app.rows.value.length === 0;
  return (
    <div class={`library${isReading ? " reading" : ""}${isBare ? " bare" : ""}`}>
      <PlacesPane app={app} />
      <ListPane app={app} />
      <ReaderPane app={app} />
      <Dialogs app={app} />
      <DeleteDialog deletion={app.deletion} unseen={app.picks.unseen} />
      <Toast app={app} />
    </div>
  );
}
