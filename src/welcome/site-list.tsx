import type { SiteState } from "../messages/contract.ts";
import { Button } from "../ui/button.tsx";
import { errorText } from "../ui/error-text.ts";
import { t } from "../ui/i18n.ts";
import { Icon } from "../ui/icons.tsx";
import { Notice } from "../ui/notice.tsx";
import type { SitesState } from "./sites-state.ts";

/** The sites one by one, each with its own button: nothing is read that was not allowed here. */
export function SiteList({ sites }: { sites: SitesState }) {
  return (
    <>
      <ul class="sites" aria-live="polite">
        {sites.sites.value.map((site) => (
          <li key={site.id} class="site">
            <SiteRow site={site} sites={sites} />
          </li>
        ))}
      </ul>
      {sites.problem.value && (
        <Notice kind="problem" text={errorText(sites.problem.value)}>
          <Button look="small" onClick={sites.refresh}>
            {t("popup_retry")}
          </Button>
        </Notice>
      )}
    </>
  );
}

/** Sites that are one page of a larger one, for all of which access must be asked. */
const wide: readonly string[] = ["google-ai-mode"];

function SiteRow({ site, sites }: { site: SiteState; sites: SitesState }) {
  const hosts = site.origins.map((origin) => origin.replace(/^\w+:\/\/|\/\*$/g, "")).join(", ");
  return (
    <>
      <div class="site-text">
        <h3 title={hosts}>{site.name}</h3>
        {wide.includes(site.id) && <p class="site-note">{t("welcome_wide", hosts)}</p>}
        {site.granted && (
          <p class="granted">
            <Icon name="complete" />
            {t(site.paused ? "welcome_paused" : "welcome_granted")}
          </p>
        )}
      </div>
      {/* One button for both states, so that it keeps the focus. */}
      <Button
        look={site.granted ? "quiet small" : "small"}
        aria-label={t(site.granted ? "welcome_take_back_of" : "welcome_grant", site.name)}
        onClick={() => (site.granted ? sites.takeBack(site) : sites.grant(site))}
      >
        {t(site.granted ? "welcome_take_back" : "welcome_grant_short")}
      </Button>
    </>
  );
}
