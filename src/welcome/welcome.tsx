import { t } from "../ui/i18n.ts";
import { OwnServer } from "../ui/sites/own-server.tsx";
import { SiteList, SitesProblem } from "../ui/sites/site-list.tsx";
import type { SitesState } from "../ui/sites/sites-state.ts";
import { Exports } from "./exports.tsx";
import { Hints } from "./hints.tsx";
import { Step } from "./step.tsx";

/** The first-run page: which sites, how archiving works, where exports go. */
export function Welcome({ sites }: { sites: SitesState }) {
  return (
    <main class="welcome">
      <header class="welcome-head">
        <img src="/icons/icon.svg" alt="" width="56" height="56" />
        <div>
          <h1>{t("welcome_heading")}</h1>
          <p>{t("welcome_promise")}</p>
        </div>
      </header>
      <ol class="steps">
        <Step number={1} title={t("welcome_sites_title")}>
          <p>{t("welcome_sites_text")}</p>
          <SiteList sites={sites} />
          <SitesProblem sites={sites} />
          <OwnServer sites={sites} />
          <p class="soft">{t("welcome_sites_without")}</p>
        </Step>
        <Step number={2} title={t("welcome_how_title")}>
          <HowItWorks />
          <Hints />
        </Step>
        <Step number={3} title={t("welcome_exports_title")}>
          <p>{t("welcome_exports_text")}</p>
          <Exports />
        </Step>
      </ol>
    </main>
  );
}

function HowItWorks() {
  return (
    <ul class="facts">
      <li>{t("welcome_how_visit")}</li>
      <li>{t("welcome_how_save")}</li>
      <li>{t("welcome_how_truth")}</li>
      <li>{t("welcome_how_private")}</li>
    </ul>
  );
}
