import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Button } from "../../ui/button.tsx";
import { codeOf, errorText } from "../../ui/error-text.ts";
import { t } from "../../ui/i18n.ts";
import { hasCommands, openKeySettings, saveKeys } from "../../ui/save-keys.ts";
import type { LibraryState } from "../app-state.ts";

/** The keys that work in every tab, as they are set in this browser, and those of the library. */
export function Keys({ app }: { app: LibraryState }) {
  const keys = useSignal("");
  const problem = useSignal("");
  useEffect(() => {
    const read = () =>
      saveKeys().then((found) => {
        keys.value = found;
      }, codeOf);
    void read();
    // They are changed on a page of the browser: whoever comes back sees the new ones.
    addEventListener("focus", read);
    return () => removeEventListener("focus", read);
  }, [keys]);
  const change = () =>
    openKeySettings().catch((error: unknown) => {
      problem.value = errorText(codeOf(error));
    });
  return (
    <>
      {hasCommands() && (
        <div class="setting">
          <p>
            {keys.value === "" ? t("settings_keys_none") : t("settings_keys_save")}
            {keys.value !== "" && <kbd>{keys.value}</kbd>}
          </p>
          <Button onClick={change}>{t("settings_keys_change")}</Button>
        </div>
      )}
      <p role="alert">{problem}</p>
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
