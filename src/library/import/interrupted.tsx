import { Button } from "../../ui/button.tsx";
import { formatMoment } from "../../ui/format.ts";
import { t } from "../../ui/i18n.ts";
import { Notice } from "../../ui/notice.tsx";
import type { LibraryState } from "../app-state.ts";
import { filesText } from "./counts-text.ts";
import { filesBehind } from "./file-handles.ts";
import { type Run, runDataOf } from "./run.ts";

/** An import that was cut off, and the ways on from there. */
export function Interrupted({ app }: { app: LibraryState }) {
  const run = app.importing.interrupted.value;
  if (!run) return null;
  const { importing } = app;
  if (run.state === "undoing") {
    return (
      <Notice kind="warn" text={t("import_undo_cut", filesText(run.names))}>
        <Button look="small" onClick={() => importing.undo(run.id)}>
          {t("import_undo_go_on")}
        </Button>
      </Notice>
    );
  }
  return (
    <Notice kind="warn" text={t("import_cut", filesText(run.names), formatMoment(run.startedAt))}>
      {hasHandles(run) && (
        <Button look="small" onClick={() => void goOnWith(app, run)}>
          {t("import_go_on")}
        </Button>
      )}
      <Button look="small" onClick={() => void importing.leave(run.id)}>
        {t("import_leave")}
      </Button>
      <Button look="small" onClick={() => importing.undo(run.id)}>
        {t("import_undo")}
      </Button>
    </Notice>
  );
}

function hasHandles(run: Run): boolean {
  return (runDataOf(run)?.handles.length ?? 0) > 0;
}

async function goOnWith(app: LibraryState, run: Run): Promise<void> {
  const handles = runDataOf(run)?.handles ?? [];
  const files = await filesBehind(handles);
  if (files) app.importing.look(files, handles);
  else app.said.say(t("import_go_on_drop"));
}
