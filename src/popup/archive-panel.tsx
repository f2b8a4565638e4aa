import { errorText } from "../ui/error-text.ts";
import { plural, t } from "../ui/i18n.ts";
import { JobRows } from "../ui/jobs/job-rows.tsx";
import { ArchiveProblem } from "../ui/list/archive-problem.tsx";
import { focusList } from "../ui/list/focus.ts";
import { SearchBox } from "../ui/list/search-box.tsx";
import { Notice } from "../ui/notice.tsx";
import { Actions } from "./actions.tsx";
import type { AppState } from "./app-state.ts";
import { ChatList } from "./chat-list.tsx";
import { SelectBar } from "./select-bar.tsx";

/** The archived chats: search, choose, export, delete. No element around them: the list shrinks within the whole popup. */
export function ArchivePanel({ app }: { app: AppState }) {
  const { list } = app;
  const rows = list.rows.value.length;
  const empty = list.loaded.value === "all" && rows === 0;
  return (
    <>
      {list.problem.value && <ArchiveProblem code={list.problem.value} onRetry={list.reload} />}
      {empty && <p class="empty">{t("popup_empty")}</p>}
      {rows > 0 && (
        <>
          <h2 class="unseen">{t("popup_archive")}</h2>
          <SearchBox label={t("popup_search")} search={app.search} onDown={focusList} />
          <SelectBar app={app} />
          <ChatList app={app} />
        </>
      )}
      <Problems app={app} />
      <JobRows jobs={app.jobs} />
      {rows > 0 && <Actions app={app} />}
    </>
  );
}

function Problems({ app: { search, deletion, jobs } }: { app: AppState }) {
  const codes = new Set([search.problem.value, deletion.problem.value, jobs.problem.value]);
  return (
    <>
      {[...codes].map((code) => code && <Notice key={code} kind="problem" text={errorText(code)} />)}
      {deletion.lost.value > 0 && <Notice kind="problem" text={plural("popup_undo_late", deletion.lost.value)} />}
    </>
  );
}
