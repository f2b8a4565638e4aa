import type { PlaceTrialData } from "../../../messages/places.ts";
import { t } from "../../../ui/i18n.ts";

/** How a trial went, in words: what happened, why, and what to do. */
export function trialText(trial: PlaceTrialData): string {
  if (!trial.ok) {
    const why = t(`places_problem_${trial.problem.replaceAll("-", "_")}`);
    return `${t(`places_failed_${trial.step}`)} ${why}`;
  }
  const did = t(trial.canRead ? "places_works" : "places_works_unread");
  return trial.madeFolder ? `${did} ${t("places_made_folder")}` : did;
}
