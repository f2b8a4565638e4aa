import { useEffect } from "preact/hooks";
import { t } from "../../ui/i18n.ts";
import { ArchiveProblem } from "../../ui/list/archive-problem.tsx";
import type { LibraryState } from "../app-state.ts";
import { EmptyArchive, Loading } from "../list/empty.tsx";
import { Page } from "../page.tsx";
import { Calendar } from "./calendar.tsx";
import { CoveragePanel } from "./coverage-panel.tsx";
import { Numbers } from "./numbers.tsx";
import { StoragePanel } from "./storage-panel.tsx";
import { Weeks } from "./weeks.tsx";
import { YearSwitch } from "./year-switch.tsx";

/** What the archive holds, in numbers and charts; all of it reckoned here from the archive's own list. */
export function OverviewPage({ app }: { app: LibraryState }) {
  const { list, rows } = app;
  return (
    <Page app={app} title={t("library_overview")} aside={<YearSwitch overview={app.overview} />}>
      {list.problem.value && <ArchiveProblem code={list.problem.value} onRetry={list.reload} />}
      {list.loaded.value !== "all" && !list.problem.value && <Loading />}
      {list.loaded.value === "all" && rows.value.length === 0 && <EmptyArchive />}
      {list.loaded.value === "all" && rows.value.length > 0 && <Charts app={app} />}
    </Page>
  );
}

function Charts({ app }: { app: LibraryState }) {
  const { overview } = app;
  useEffect(() => {
    const leaving = new AbortController();
    void overview.measure(leaving.signal);
    return () => leaving.abort();
  }, [overview]);
  const year = overview.year.value;
  const names = overview.series.value.map((site) =>
    site === null ? t("library_overview_others") : app.siteName(site),
  );
  return (
    <>
      <Numbers overview={overview} />
      <section class="panel" aria-labelledby="calendar-title">
        <header>
          <h3 id="calendar-title">{t("library_overview_calendar")}</h3>
          <p class="hint">{t("library_overview_by_day")}</p>
        </header>
        <Calendar year={year} />
      </section>
      <section class="panel" aria-labelledby="weeks-title">
        <h3 id="weeks-title">{t("library_overview_weeks")}</h3>
        <Weeks year={year} names={names} />
      </section>
      <StoragePanel app={app} />
      <CoveragePanel facts={overview.facts.value} />
    </>
  );
}
