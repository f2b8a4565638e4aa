import { errorText } from "../../ui/error-text.ts";
import { plural, t } from "../../ui/i18n.ts";
import { JobRows } from "../../ui/jobs/job-rows.tsx";
import { ArchiveProblem } from "../../ui/list/archive-problem.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SaveRunPanel } from "../../ui/saves/save-run.tsx";
import type { LibraryState } from "../app-state.ts";
import { namesOf } from "../names-of.ts";
import { ChatList } from "./chat-list.tsx";
import { EmptyArchive, Loading, NothingHere } from "./empty.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { ListHead } from "./list-head.tsx";
import { SelectBar } from "./select-bar.tsx";

/** The second pane: search, filters and the chats. */
export function ListPane({ app }: { app: LibraryState }) {
  const { list, view, search } = app;
  const isEmpty = list.loaded.value === "all" && app.rows.value.length === 0;
  const hasRows = app.rows.value.length > 0;
  return (
    <main class="list-pane">
      <h2 class="unseen">{t("popup_archive")}</h2>
      {list.problem.value && <ArchiveProblem code={list.problem.value} onRetry={list.reload} />}
      {list.broken.value.length > 0 && <Notice kind="problem" text={brokenText(list.broken.value)} />}
      {isEmpty && list.broken.value.length === 0 && <EmptyArchive />}
      {list.loaded.value === "nothing" && !list.problem.value && <Loading />}
      {hasRows && (
        <>
          <ListHead app={app} />
          {search.found.value.unclear.map(({ text }) => (
            <p key={text} class="unclear">
              {t("library_unclear", text)}
            </p>
          ))}
          <FilterBar app={app} />
          <SelectBar app={app} />
          <ChatList app={app} />
          {view.shown.value.length === 0 && !search.searching.value && <NothingHere app={app} />}
        </>
      )}
      <Problems app={app} />
      <SaveRunPanel saves={app.saves} siteName={app.siteName} />
      <JobRows jobs={app.jobs} />
    </main>
  );
}

function brokenText(ids: readonly string[]): string {
  return plural(
    "lock_broken",
    ids.length,
    namesOf(ids, () => undefined),
  );
}

function Problems({ app: { search, deletion, jobs, organise } }: { app: LibraryState }) {
  const codes = new Set([search, deletion, jobs, organise].map(({ problem }) => problem.value));
  return <>{[...codes].map((code) => code && <Notice key={code} kind="problem" text={errorText(code)} />)}</>;
}
