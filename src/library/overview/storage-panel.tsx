import { errorText } from "../../ui/error-text.ts";
import { formatBytes } from "../../ui/format-bytes.ts";
import { numberFormat } from "../../ui/formatters.ts";
import { t } from "../../ui/i18n.ts";
import { locale } from "../../ui/locale.ts";
import { Notice } from "../../ui/notice.tsx";
import { Progress } from "../../ui/progress.tsx";
import type { LibraryState } from "../app-state.ts";
import { StorageTable } from "./storage-table.tsx";

/** How much room the chats of each site take, by kind, and which of the figures are counted. */
export function StoragePanel({ app }: { app: LibraryState }) {
  const { storage, measuring, problem } = app.overview;
  const found = storage.value;
  const isEstimated = found?.sites.some(({ estimated }) => estimated) ?? false;
  return (
    <section class="panel" aria-labelledby="storage-title" aria-busy={measuring.value !== null}>
      <h3 id="storage-title">{t("library_overview_storage")}</h3>
      {problem.value && <Notice kind="problem" text={errorText(problem.value)} />}
      {!found && measuring.value !== null && <Measuring done={measuring.value} />}
      {found && (
        <>
          <StorageTable app={app} storage={found} />
          <p class="hint">
            {t(isEstimated ? "library_overview_estimated" : "library_overview_counted")}{" "}
            {found.whole !== undefined && t("library_overview_whole", formatBytes(found.whole))}
          </p>
        </>
      )}
    </section>
  );
}

function Measuring({ done }: { done: number }) {
  const percent = numberFormat(locale(), { style: "percent", maximumFractionDigits: 0 }).format(done);
  return (
    <>
      <p class="hint" role="status">
        {t("library_overview_measuring")}
      </p>
      <Progress
        label={t("library_overview_measuring")}
        text={t("library_overview_measured", percent)}
        fraction={done}
      />
    </>
  );
}
