import { t } from "../ui/i18n.ts";
import type { SitesState } from "../ui/sites/sites-state.ts";
import { AutoStep } from "./auto-step.tsx";
import { Exports } from "./exports.tsx";
import { Progress } from "./progress.tsx";
import { SitesStep } from "./sites-step.tsx";
import { Step } from "./step.tsx";
import { TourButtons } from "./tour-buttons.tsx";
import type { StepName, Tour } from "./tour-state.ts";

interface WelcomeProps {
  tour: Tour;
  sites: SitesState;
}

/** The first-run page, a tour of three steps: which sites, how archiving works, where exports go. */
export function Welcome({ tour, sites }: WelcomeProps) {
  const step = tour.step.value;
  return (
    <main class="welcome">
      <header class="welcome-head">
        <img src="/icons/icon.svg" alt="" width="56" height="56" />
        <div>
          <h1>{t("welcome_heading")}</h1>
          <p>{t("welcome_promise")}</p>
        </div>
      </header>
      <Progress tour={tour} />
      <Step key={step} title={t(titles[step])} place={t("welcome_step_of", tour.number.value, 3)}>
        {step === "sites" && <SitesStep sites={sites} />}
        {step === "auto" && <AutoStep sites={sites} />}
        {step === "exports" && <Exports />}
      </Step>
      <TourButtons step={step} />
    </main>
  );
}

export const titles: Record<StepName, string> = {
  sites: "welcome_sites_title",
  auto: "welcome_how_title",
  exports: "welcome_exports_title",
};
