import type { ComponentChildren } from "preact";
import { Button } from "../../ui/button.tsx";
import { formatBytes } from "../../ui/format-bytes.ts";
import { plural, t } from "../../ui/i18n.ts";
import { Progress } from "../../ui/progress.tsx";
import type { LibraryState } from "../app-state.ts";
import { filesText } from "./counts-text.ts";
import type { ImportStep } from "./import-state.ts";
import type { Progress as Far } from "./protocol.ts";
import { StepTitle } from "./step-title.tsx";

type StepOf<N extends ImportStep["name"]> = Extract<ImportStep, { name: N }>;

/** The files are read; nothing is written. */
export function Looking({ app: { importing }, step }: { app: LibraryState; step: StepOf<"looking"> }) {
  const { files, formats, progress } = step;
  return (
    <Panel title={t("import_looking", filesText(files))}>
      {/* What is not known yet has its place from the start, so that nothing below moves. */}
      <p class="import-formats">{formats.join(" · ")}</p>
      <Bytes label={t("import_looking", filesText(files))} progress={progress} />
      <p class="hint">{t("import_nothing_written")}</p>
      <div class="panel-actions">
        <Button onClick={importing.reset}>{t("popup_cancel")}</Button>
      </div>
    </Panel>
  );
}

/** Conversations are stored; it can be paused or ended. */
export function Importing({ app: { importing }, step }: { app: LibraryState; step: StepOf<"importing"> }) {
  const { progress, paused, stopping, resumed } = step;
  const title = t(paused ? "import_paused" : "import_importing");
  return (
    <Panel title={title}>
      {resumed && <p>{t("import_resumed")}</p>}
      <Bytes label={title} progress={progress} />
      <p class="hint">{t("import_stay")}</p>
      <div class="panel-actions">
        <Button disabled={stopping} onClick={paused ? importing.goOn : importing.pause}>
          {t(paused ? "import_go_on" : "import_pause")}
        </Button>
        <Button disabled={stopping} onClick={importing.stop}>
          {t("popup_cancel")}
        </Button>
      </div>
    </Panel>
  );
}

/** What an import brought is taken out again. */
export function Undoing({ step: { done, total } }: { step: StepOf<"undoing"> }) {
  const text = total === 0 ? t("import_undoing") : t("import_undo_progress", done, total);
  return (
    <Panel title={t("import_undoing")}>
      <p>{text}</p>
      <Progress label={t("import_undoing")} text={text} fraction={total === 0 ? undefined : done / total} />
    </Panel>
  );
}

function Panel({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="panel import-work" aria-labelledby="work-title">
      <StepTitle id="work-title">{title}</StepTitle>
      {children}
    </section>
  );
}

/** How many bytes are behind, and how many chats were in them. */
function Bytes({ label, progress }: { label: string; progress: Far | null }) {
  const text = progress
    ? t("import_bytes", formatBytes(progress.read), formatBytes(progress.total))
    : t("import_opening");
  return (
    <>
      <p class="import-bytes">
        <span>{text}</span>
        {progress && <span>{plural("popup_chats", progress.conversations)}</span>}
      </p>
      <Progress label={label} text={text} fraction={progress?.total ? progress.read / progress.total : undefined} />
    </>
  );
}
