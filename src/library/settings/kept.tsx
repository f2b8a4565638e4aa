import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ErrorCode } from "../../messages/errors.ts";
import { Button } from "../../ui/button.tsx";
import { errorText } from "../../ui/error-text.ts";
import { formatBytes } from "../../ui/format-bytes.ts";
import { plural, t } from "../../ui/i18n.ts";
import { Notice } from "../../ui/notice.tsx";
import { attempt } from "../../ui/work/attempt.ts";
import type { LibraryState } from "../app-state.ts";
import { hashOfPage } from "../route.ts";
import type { Usage } from "../usage.ts";

/** How much room the archive takes, and whether the browser may clear it by itself. */
export function Kept({ app: { data, rows } }: { app: LibraryState }) {
  const usage = useSignal<Usage | null>(null);
  const refused = useSignal(false);
  const problem = useSignal<ErrorCode | null>(null);
  useEffect(() => {
    const read = async () => {
      usage.value = await data.usage();
    };
    void attempt(problem, read);
  }, [data, usage, problem]);
  const askToKeep = () =>
    attempt(problem, async () => {
      refused.value = !(await data.keep());
      usage.value = await data.usage();
    });
  const found = usage.value;
  return (
    <>
      <p>
        {found?.used === undefined
          ? plural("popup_chats", rows.value.length)
          : t("settings_kept_size", plural("popup_chats", rows.value.length), formatBytes(found.used))}{" "}
        <a href={hashOfPage("overview")}>{t("library_overview")}</a>
      </p>
      <p>{t("settings_kept_where")}</p>
      {found && (
        <div class="setting" aria-live="polite">
          <p>{t(found.kept ? "settings_kept_safe" : "settings_kept_unsure")}</p>
          {!found.kept && <Button onClick={askToKeep}>{t("settings_kept_ask")}</Button>}
          {refused.value && <p class="hint">{t("settings_kept_refused")}</p>}
        </div>
      )}
      {problem.value && <Notice kind="problem" text={errorText(problem.value)} />}
      <p>{t("welcome_removal")}</p>
    </>
  );
}
