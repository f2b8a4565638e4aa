import type { ComponentChildren } from "preact";
import { heldDamaged } from "../../archive/import/held-damaged.ts";
import { browser } from "../../browser.ts";
import { Button } from "../../ui/button.tsx";
import { formatNumber } from "../../ui/format.ts";
import { plural, t } from "../../ui/i18n.ts";
import { Notice } from "../../ui/notice.tsx";
import type { LibraryState } from "../app-state.ts";
import { CopyButton } from "../copy-button.tsx";
import { filesText } from "./counts-text.ts";
import type { ImportStep } from "./import-state.ts";
import { Misunderstood } from "./misunderstood.tsx";
import { problemText } from "./problem-text.ts";
import { reportText, troublesOf } from "./report-text.ts";
import type { Run } from "./run.ts";
import { showImported } from "./show-imported.ts";
import { StepTitle } from "./step-title.tsx";

/** What came of an import. */
export function Reported({ app, run }: { app: LibraryState; run: Run }) {
  return (
    <section class="panel" aria-labelledby="report-title">
      <StepTitle id="report-title">{t(run.state === "cancelled" ? "import_ended" : "import_done")}</StepTitle>
      <p>
        <bdi>{filesText(run.names)}</bdi>
      </p>
      <RunReport app={app} run={run}>
        <Button onClick={app.importing.reset}>{t("import_again")}</Button>
      </RunReport>
    </section>
  );
}

const counted = ["new", "fuller", "same", "deleted", "unchosen", "broken", "failed"] as const;

interface RunReportProps {
  app: LibraryState;
  run: Run;
  /** Other things that can be done now. */
  children?: ComponentChildren;
}

/** The numbers of a run, what was wrong, and what can be done with it. */
export function RunReport({ app, run, children }: RunReportProps) {
  const { broken, ended, unknown, assets, failed } = troublesOf(run);
  const wrote = (run.counts.new ?? 0) + (run.counts.fuller ?? 0) > 0;
  const files = assets.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <ul class="run-counts">
        {counted
          .filter((name) => (run.counts[name] ?? 0) > 0)
          .map((name) => (
            <li key={name}>
              <b>{formatNumber(run.counts[name] ?? 0)}</b> {t(`import_did_${name}`)}
            </li>
          ))}
        {run.added > 0 && <li>{plural("import_did_messages", run.added)}</li>}
      </ul>
      {failed.some(({ name }) => name !== heldDamaged) && <p class="hint">{t("import_did_failed_why")}</p>}
      {failed.some(({ name }) => name === heldDamaged) && <p class="hint">{problemText(heldDamaged)}</p>}
      {ended.map(({ problem, detail }) => (
        <Notice key={`${problem} ${detail}`} kind="warn" text={problemText(problem)} />
      ))}
      {files > 0 && <p class="hint">{plural("import_did_files", files)}</p>}
      <Misunderstood broken={broken} unknown={unknown} />
      <div class="panel-actions">
        {wrote && run.state !== "undone" && (
          <Button look="primary" onClick={() => void showImported(app, run)}>
            {t("import_show")}
          </Button>
        )}
        <CopyButton
          text={() => reportText(run, browser.runtime.getManifest().version)}
          label={t("import_copy_report")}
        />
        {children}
        {wrote && run.state !== "undone" && (
          <Button look="danger" disabled={app.importing.writing.value} onClick={() => app.importing.undo(run.id)}>
            {t("import_undo")}
          </Button>
        )}
      </div>
    </>
  );
}

/** An import was taken back. */
export function Undone({ app, step }: { app: LibraryState; step: Extract<ImportStep, { name: "undone" }> }) {
  const { removed, restored, kept } = step;
  return (
    <section class="panel" aria-labelledby="undone-title">
      <StepTitle id="undone-title">{t("import_undone")}</StepTitle>
      <ul class="run-counts">
        {removed > 0 && <li>{plural("import_undone_removed", removed)}</li>}
        {restored > 0 && <li>{plural("import_undone_restored", restored)}</li>}
        {kept > 0 && <li>{plural("import_undone_kept", kept)}</li>}
      </ul>
      <div class="panel-actions">
        <Button look="primary" onClick={app.importing.reset}>
          {t("import_again")}
        </Button>
      </div>
    </section>
  );
}
