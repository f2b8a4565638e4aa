import { useEffect, useMemo } from "preact/hooks";
import { t } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";
import { Page } from "../page.tsx";
import { SettingsGroup } from "../settings/settings-group.tsx";
import { DeletedLog } from "./deleted-log.tsx";
import { EraseEverything } from "./erase-everything.tsx";
import { createRetention } from "./retention-state.ts";
import { Rules } from "./rules.tsx";

/** What is deleted by itself, what was deleted when, and everything at once. */
export function RetentionPage({ app }: { app: LibraryState }) {
  const abort = useMemo(() => new AbortController(), []);
  useEffect(() => () => abort.abort(), [abort]);
  const state = useMemo(() => createRetention(app.data, abort.signal), [app, abort]);
  useEffect(() => {
    void state.refresh();
  }, [state]);
  return (
    <Page app={app} title={t("library_retention")} look="narrow">
      <SettingsGroup id="rules" title={t("retention_rules")}>
        <Rules app={app} state={state} />
      </SettingsGroup>
      <SettingsGroup id="log" title={t("retention_log")}>
        <DeletedLog app={app} state={state} />
      </SettingsGroup>
      <SettingsGroup id="erase" title={t("erase_title")}>
        <EraseEverything app={app} />
      </SettingsGroup>
    </Page>
  );
}
