import { useSignal } from "@preact/signals";
import { isContradicted, type OtherDevice } from "../../../backup/others/records.ts";
import { Button } from "../../../ui/button.tsx";
import { formatMoment } from "../../../ui/format.ts";
import { t } from "../../../ui/i18n.ts";
import type { OthersPlace, OthersState } from "./others-state.ts";

interface OtherBrowserProps {
  state: OthersState;
  place: OthersPlace;
  name: string;
  known: OtherDevice;
}

/** How far another browser was read, and what is to be decided: whether it is the user's, and where the place shows another state of it. */
export function OtherBrowser({ state, place, name, known }: OtherBrowserProps) {
  const isAsking = useSignal(false);
  const isStrange = known.problem === "strange";
  const isAccepted = (isStrange || isContradicted(known)) && place.accepted.includes(name);
  const accept = () => {
    isAsking.value = false;
    void state.accept(place.id, name, known);
  };
  return (
    <li class="others-device">
      <p>
        <code>{name}</code> {isAccepted ? t(isStrange ? "others_mine_said" : "others_accepted") : deviceText(known)}
      </p>
      {isStrange && !isAccepted && (
        <p class="act-row">
          <Button look="small" aria-label={t("others_mine_of", name)} onClick={accept}>
            {t("others_mine")}
          </Button>
        </p>
      )}
      {isContradicted(known) && !isAccepted && (
        <>
          <p class="hint">{seenText(known)}</p>
          {isAsking.value ? (
            <div class="others-accept" role="alertdialog" aria-label={t("others_accept_of", name)}>
              <p>{t("others_accept_text")}</p>
              <p class="act-row">
                <Button look="small" autofocus onClick={accept}>
                  {t("others_accept_act")}
                </Button>
                <Button look="small" onClick={() => (isAsking.value = false)}>
                  {t("others_accept_not")}
                </Button>
              </p>
            </div>
          ) : (
            <p class="act-row">
              <Button look="small" aria-label={t("others_accept_of", name)} onClick={() => (isAsking.value = true)}>
                {t("others_accept")}
              </Button>
            </p>
          )}
        </>
      )}
    </li>
  );
}

function deviceText({ problem, at }: OtherDevice): string {
  if (problem) return t(`others_problem_${problem.replaceAll("-", "_")}`);
  return at === "" ? t("others_being_read") : t("others_read_as_of", formatMoment(at));
}

function seenText({ counter, at, shown }: OtherDevice): string {
  const read = [`${counter}`, formatMoment(at)] as const;
  return shown ? t("others_seen", ...read, `${shown.counter}`, formatMoment(shown.at)) : t("others_seen_none", ...read);
}
