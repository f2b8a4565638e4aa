import type { SiteState } from "../../messages/contract.ts";
import { Button } from "../button.tsx";
import { errorText } from "../error-text.ts";
import { t } from "../i18n.ts";
import { Icon } from "../icons.tsx";
import { Notice } from "../notice.tsx";
import { Switch } from "../switch.tsx";
import type { SitesState } from "./sites-state.ts";

interface SiteListProps {
  sites: SitesState;
  /** Which of them; all when absent. */
  only?: (site: SiteState) => boolean;
  /** Those that may be read have a switch that pauses them without taking the access back. */
  canPause?: boolean;
}

/** The sites one by one, each with its own button: nothing is read that was not allowed here. */
export function SiteList({ sites, only = () => true, canPause = false }: SiteListProps) {
  return (
    <ul class={canPause ? "sites chosen" : "sites"} aria-live="polite">
      {sites.sites.value.filter(only).map((site) => (
        <li key={site.id} class="site">
          <SiteRow site={site} sites={sites} canPause={canPause} />
        </li>
      ))}
    </ul>
  );
}

/** Why the sites could not be asked for, or access not changed. */
export function SitesProblem({ sites }: { sites: SitesState }) {
  if (!sites.problem.value) return null;
  return (
    <Notice kind="problem" text={errorText(sites.problem.value)}>
      <Button look="small" onClick={sites.refresh}>
        {t("popup_retry")}
      </Button>
    </Notice>
  );
}

/** Sites that are one page of a larger one, for all of which access must be asked. */
const wide: readonly string[] = ["google-ai-mode"];

interface SiteRowProps {
  site: SiteState;
  sites: SitesState;
  canPause: boolean;
}

function SiteRow({ site, sites, canPause }: SiteRowProps) {
  const hosts = site.origins.map((origin) => origin.replace(/^\w+:\/\/|\/\*$/g, "")).join(", ");
  return (
    <>
      <div class="site-text">
        <h3 id={`site:${site.id}`} title={hosts}>
          {site.name}
        </h3>
        {wide.includes(site.id) && <p class="site-note">{t("welcome_wide", hosts)}</p>}
        {site.granted && !canPause && (
          <p class="granted">
            <Icon name="complete" />
            {t(site.paused ? "welcome_paused" : "welcome_granted")}
          </p>
        )}
      </div>
      {canPause && site.granted && (
        <div class="site-switch">
          <Switch
            of={`site:${site.id}`}
            label={t("settings_site_auto")}
            on={!site.paused}
            onChange={(on) => void sites.pause(site, !on)}
          />
        </div>
      )}
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
