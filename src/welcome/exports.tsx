import { useSignal } from "@preact/signals";
import { browser } from "../browser.ts";
import { ask } from "../messages/ask.ts";
import { Button } from "../ui/button.tsx";
import { codeOf, errorText } from "../ui/error-text.ts";
import { t } from "../ui/i18n.ts";
import { Notice } from "../ui/notice.tsx";

/** Where exports go, and the warning about removal with the way out of it beside. */
export function Exports() {
  const outcome = useSignal("");
  const exportAll = async () => {
    try {
      await ask("export.start", { conversations: "all", format: "zip" });
      outcome.value = t("welcome_export_started");
    } catch (error) {
      outcome.value = errorText(codeOf(error));
    }
  };
  return (
    <>
      <p>{t("welcome_exports_text")}</p>
      <Notice kind="warn" text={t("welcome_removal")}>
        <Button look="small" onClick={exportAll}>
          {t("ui_export_everything")}
        </Button>
      </Notice>
      <p aria-live="polite">{outcome}</p>
      <p>
        {t("import_link_why")} <a href={browser.runtime.getURL("src/library/index.html#/import")}>{t("import_link")}</a>
      </p>
    </>
  );
}
