import { useSignal } from "@preact/signals";
import { isContradicted, type OtherDevice } from "../../../backup/others/records.ts";
import { Button } from "../../../ui/button.tsx";
import { formatMoment } from "../../../ui/format.ts";
import { t } from "../../../ui/i18n.ts";
import { Icon } from "../../../ui/icons.tsx";
import { AskedHere } from "../../asked-here.tsx";
import { BrowserName } from "./browser-name.tsx";
import type { OthersPlace, OthersState } from "./others-state.ts";

interface OtherBrowserProps {
  state: OthersState;
  place: OthersPlace;
  name: string;
  known: OtherDevice;
}

/** How far another browser was read, and what is to be decided: whether it is the user's, and where the place shows another state of it. */
export function OtherBrowser({ state, place, name, known }: OtherBrowserProps) {
  const isStrange = known.problem === "strange";
  const isAccepted = (isStrange || isContradicted(known)) && place.accepted.includes(name);
  const accept = () => void state.accept(place.id, name, known);
  const isGood = known.problem === undefined || isAccepted;
  return (
    <li class="others-device">
      <p class={isGood ? "others-name" : "others-name others-troubled"}>
        <Icon name={isGood ? "complete" : "partial"} />
        <BrowserName name={name} />
      </p>
      <p aria-live="polite">{isAccepted ? acceptedText(known, place) : deviceText(known)}</p>
      {isStrange && !isAccepted && (
        <p class="act-row">
          <Button look="small" aria-label={t("others_mine_of", name)} onClick={accept}>
            {t("others_mine")}
          </Button>
        </p>
      )}
      {isContradicted(known) && !isAccepted && <Contradiction name={name} known={known} onAccept={accept} />}
    </li>
  );
}

interface ContradictionProps {
  name: string;
  known: OtherDevice;
  onAccept(): void;
}

/** The place shows another state than was read: which, and whether it is to be read on from there. */
function Contradiction({ name, known, onAccept }: ContradictionProps) {
  const isAsking = useSignal(false);
  const leave = () => {
    isAsking.value = false;
  };
  return (
    <>
      <p class="hint">{seenText(known)}</p>
      <p class="act-row">
        <Button look="small" aria-label={t("others_accept_of", name)} onClick={() => (isAsking.value = true)}>
          {t("others_accept")}
        </Button>
      </p>
      {isAsking.value && (
        <AskedHere label={t("others_accept_of", name)} onLeave={leave}>
          <p>{t("others_accept_text")}</p>
          <p class="act-row">
            <Button look="small" onClick={onAccept}>
              {t("others_accept_act")}
            </Button>
            <Button look="small" onClick={leave}>
              {t("others_accept_not")}
            </Button>
          </p>
        </AskedHere>
      )}
    </>
  );
}

function acceptedText({ problem }: OtherDevice, { reading }: OthersPlace): string {
  if (problem === "strange") return t(reading ? "others_mine_reading" : "others_mine_said");
  return t(reading ? "others_accepted_reading" : "others_accepted");
}

function deviceText({ problem, at }: OtherDevice): string {
  if (problem) return t(`others_problem_${problem.replaceAll("-", "_")}`);
  return at === "" ? t("others_being_read") : t("others_read_as_of", formatMoment(at));
}

function seenText({ counter, at, shown }: OtherDevice): string {
  const read = [`${counter}`, formatMoment(at)] as const;
  return shown ? t("others_seen", ...read, `${shown.counter}`, formatMoment(shown.at)) : t("others_seen_none", ...read);
}
