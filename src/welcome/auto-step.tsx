import { browser } from "../browser.ts";
import { t } from "../ui/i18n.ts";
import { SiteList, SitesProblem } from "../ui/sites/site-list.tsx";
import type { SitesState } from "../ui/sites/sites-state.ts";
import { Hints } from "./hints.tsx";

/** How archiving works, with a switch for each site that is allowed. */
export function AutoStep({ sites }: { sites: SitesState }) {
  const hasAllowed = sites.sites.value.some(({ granted }) => granted);
  return (
    <>
      <ul class="facts">
        <li>{t("welcome_how_visit")}</li>
        <li>{t("welcome_how_save")}</li>
        <li>{t("welcome_how_truth")}</li>
        <li>
          {t("welcome_how_private")}{" "}
          <a href={browser.runtime.getURL("src/library/index.html#/privacy")}>{t("library_privacy")}</a>
        </li>
      </ul>
      <h3>{t("welcome_auto_now")}</h3>
      {hasAllowed ? (
        <SiteList sites={sites} only={({ granted }) => granted} canPause />
      ) : (
        <p>{t("welcome_auto_none")}</p>
      )}
      <SitesProblem sites={sites} />
      <Hints />
    </>
  );
}
