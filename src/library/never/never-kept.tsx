import { useEffect, useMemo } from "preact/hooks";
import { SettingProblem } from "../../ui/appearance/setting-problem.tsx";
import { Button } from "../../ui/button.tsx";
import { errorText } from "../../ui/error-text.ts";
import { plural, t } from "../../ui/i18n.ts";
import { Notice } from "../../ui/notice.tsx";
import type { LibraryState } from "../app-state.ts";
import { ChatList } from "../retention/chat-list.tsx";
import { folderNames } from "../retention/folder-names.ts";
import { NeverList } from "./never-list.tsx";
import { createNever, type NeverState } from "./never-state.ts";

/** What is never archived by itself, and what becomes of such chats that are kept already. */
export function NeverKept({ app }: { app: LibraryState }) {
  const abort = useMemo(() => new AbortController(), []);
  useEffect(() => () => abort.abort(), [abort]);
  const never = useMemo(
    () => createNever({ sites: app.sites.sites, firstTexts: app.data.keeping.firstTexts }, abort.signal),
    [app, abort],
  );
  return (
    <>
      <p>{t("never_text")}</p>
      {never.stored.isRead.value && (
        <>
          <NeverList never={never} kind="hosts" known={app.sites.sites.value.map(({ name }) => name)} />
          <NeverList never={never} kind="folders" known={folderNames(app)} />
          <NeverList never={never} kind="words" />
        </>
      )}
      <SettingProblem of={[never.stored]} />
      {!never.isEmpty.value && <AlreadyKept app={app} never={never} />}
      <p class="hint">{t("never_by_hand")}</p>
    </>
  );
}

function AlreadyKept({ app, never }: { app: LibraryState; never: NeverState }) {
  // What was deleted meanwhile is not counted.
  const held = never.held.value?.filter((id) => app.rowOf(id) !== undefined);
  return (
    <div class="never-held" aria-live="polite">
      <p>{t("never_stay")}</p>
      {held === undefined && (
        <Button disabled={never.isLooking.value} onClick={() => void never.look(app.rows.value)}>
          {t(never.isLooking.value ? "never_looking" : "never_look")}
        </Button>
      )}
      {never.problem.value && <Notice kind="problem" text={errorText(never.problem.value)} />}
      {held && <p>{held.length === 0 ? t("never_none_held") : plural("never_held", held.length)}</p>}
      {held && held.length > 0 && (
        <>
          <ChatList app={app} chats={held.map((id) => ({ id }))} />
          <Button look="danger" onClick={() => app.deletion.ask(held)}>
            {plural("never_delete", held.length)}
          </Button>
        </>
      )}
    </div>
  );
}
