import { browser } from "../browser.ts";
import { t } from "../ui/i18n.ts";
import { type StepName, stepFrom } from "./tour-state.ts";

/** One step back, one on, or out of the tour into the library. */
export function TourButtons({ step }: { step: StepName }) {
  const before = stepFrom(step, -1);
  const next = stepFrom(step, 1);
  const library = browser.runtime.getURL("src/library/index.html");
  return (
    <div class="tour-buttons">
      {before && (
        <a class="button" href={`#${before}`}>
          {t("welcome_back")}
        </a>
      )}
      <span class="tour-space" />
      {next && (
        <a class="button quiet" href={library}>
          {t("welcome_skip")}
        </a>
      )}
      <a class="button primary" href={next ? `#${next}` : library}>
        {t(next ? "welcome_next" : "library_open")}
      </a>
      <p class="soft">{t("welcome_again")}</p>
    </div>
  );
}
