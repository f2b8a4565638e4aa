import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ErrorCode } from "../../messages/errors.ts";
import { Button } from "../../ui/button.tsx";
import { errorText } from "../../ui/error-text.ts";
import { t } from "../../ui/i18n.ts";
import { Notice } from "../../ui/notice.tsx";
import { hasCommands, openKeySettings, saveKeys } from "../../ui/save-keys.ts";
import { attempt } from "../../ui/work/attempt.ts";
import type { LibraryState } from "../app-state.ts";

/** The keys that work in every tab, as they are set in this browser, and those of the library. */
export function Keys({ app }: { app: LibraryState }) {
  /** `null` until they were read. */
  const keys = useSignal<string | null>(null);
  const problem = useSignal<ErrorCode | null>(null);
  useEffect(() => {
    const read = () =>
      attempt(problem, async () => {
        keys.value = await saveKeys();
      });
    void read();
    // They are changed on a page of the browser: whoever comes back sees the new ones.
    addEventListener("focus", read);
    return () => removeEventListener("focus", read);
  }, [keys, problem]);
  const change = () => attempt(problem, openKeySettings);
  return (
    <>
      {hasCommands() && (
        <div class="setting">
          <p>
            {t(keys.value === "" ? "settings_keys_none" : "settings_keys_save")}
            {keys.value && <kbd>{keys.value}</kbd>}
          </p>
          <Button onClick={change}>{t("settings_keys_change")}</Button>
        </div>
      )}
      {problem.value && <Notice kind="problem" text={errorText(problem.value)} />}
      <div class="setting">
        <p>{t("settings_keys_library")}</p>
        <Button
          aria-keyshortcuts="?"
          onClick={() => {
            app.dialog.value = { kind: "shortcuts" };
          }}
        >
          {t("library_shortcuts")}
        </Button>
      </div>
    </>
  );
}
