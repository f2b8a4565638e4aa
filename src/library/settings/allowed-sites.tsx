import { t } from "../../ui/i18n.ts";
import { OwnServer } from "../../ui/sites/own-server.tsx";
import { SiteList, SitesProblem } from "../../ui/sites/site-list.tsx";
import type { SitesState } from "../../ui/sites/sites-state.ts";

/** The sites that may be read, each with its switch, and below them the others. */
export function AllowedSites({ sites }: { sites: SitesState }) {
  const all = sites.sites.value;
  const hasAllowed = all.some(({ granted }) => granted);
  return (
    <>
      <p>{t(hasAllowed ? "settings_sites_text" : "settings_sites_nothing")}</p>
      <SitesProblem sites={sites} />
      {hasAllowed && <SiteList sites={sites} only={({ granted }) => granted} canPause />}
      {all.some(({ granted }) => !granted) && (
        <details class="own-server" open={!hasAllowed}>
          <summary>{t("settings_sites_more")}</summary>
          <SiteList sites={sites} only={({ granted }) => !granted} />
        </details>
      )}
      <OwnServer sites={sites} />
      <p class="hint">{t("welcome_sites_without")}</p>
    </>
  );
}
