import { browser } from "../browser.ts";
import { errorText } from "../ui/error-text.ts";
import { t } from "../ui/i18n.ts";
import type { PageState } from "./page-state.ts";

/** Site and title of the page, and a word on what it is where it is no ordinary chat. */
export function PageHeading({ page }: { page: PageState }) {
  const status = page.status.value;
  const title = (status?.kind === "chat" && status.title) || page.tab.value?.title || t("popup_this_page");
  const note = noteFor(page);
  return (
    <header class="page-heading">
      <p class="page-site">
        <span>{page.site.value?.name ?? t("action_title")}</span>
        <a href={browser.runtime.getURL("src/welcome/index.html")} target="_blank" rel="noopener">
          {t("popup_help")}
        </a>
      </p>
      <h2 class="page-title" dir="auto" title={title}>
        {title}
      </h2>
      {note && <p class="page-note">{note}</p>}
    </header>
  );
}

function noteFor({ status, site, tab }: PageState): string | undefined {
  const now = status.value;
  if (now?.kind === "none") {
    if (now.why === "forbidden") return errorText("forbidden-page");
    return tab.value?.url && !site.value ? t("popup_unknown_site") : undefined;
  }
  if (now?.kind === "no-chat") return t(now.site === null && !site.value ? "popup_unknown_site" : "popup_no_chat");
  if (now?.kind !== "chat") return undefined;
  if (now.temporary) return t("popup_temporary");
  return now.auto.why === "deleted" ? t("popup_deleted_before") : undefined;
}
