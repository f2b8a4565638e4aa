import { useSignal } from "@preact/signals";
import { Button } from "../ui/button.tsx";
import { codeOf, errorText } from "../ui/error-text.ts";
import { t } from "../ui/i18n.ts";
import { Notice } from "../ui/notice.tsx";
import type { AppState } from "./app-state.ts";

/**
 * The site looks changed: nothing was overwritten. A report of the page's structure can be copied, and the page read by
 * guessing, which is never done unasked.
 */
export function DriftNotice({ app }: { app: AppState }) {
  const outcome = useSignal("");
  const copyReport = async () => {
    const tabId = app.page.tab.value?.id;
    if (tabId === undefined) return;
    try {
      const { text } = await app.data.ask("page.report", { tabId });
      await navigator.clipboard.writeText(text);
      outcome.value = t("popup_report_copied");
    } catch (error) {
      outcome.value = errorText(codeOf(error));
    }
  };
  return (
    <Notice kind="problem" text={errorText("site-changed")}>
      <Button look="small" onClick={copyReport}>
        {t("popup_copy_report")}
      </Button>
      <span aria-live="polite">{outcome}</span>
      <p class="guess-offer">{t("popup_guess_meaning")}</p>
      <Button look="small" onClick={app.page.guess}>
        {t("popup_guess")}
      </Button>
    </Notice>
  );
}
