import { plural, t } from "../ui/i18n.ts";
import { Icon } from "../ui/icons.tsx";
import { OwnServer } from "../ui/sites/own-server.tsx";
import { SiteList, SitesProblem } from "../ui/sites/site-list.tsx";
import type { SitesState } from "../ui/sites/sites-state.ts";

/** Which sites may be read, and how many are at this moment. */
export function SitesStep({ sites }: { sites: SitesState }) {
  const granted = sites.sites.value.filter(({ granted: isGranted }) => isGranted).length;
  return (
    <>
      <p>{t("welcome_sites_text")}</p>
      <p class="access-now" role="status">
        <Icon name={granted === 0 ? "unknown" : "complete"} />
        {granted === 0 ? t("welcome_reads_nothing") : plural("welcome_reads", granted)}
      </p>
      <SiteList sites={sites} />
      <SitesProblem sites={sites} />
      <OwnServer sites={sites} />
      <p class="soft">{t("welcome_sites_without")}</p>
    </>
  );
}
