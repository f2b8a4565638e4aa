import { useSignal } from "@preact/signals";
import type { PlaceInfo } from "../../../messages/places.ts";
import { Button } from "../../../ui/button.tsx";
import { t } from "../../../ui/i18n.ts";
import { AskedHere } from "../../asked-here.tsx";
import type { PlacesState } from "./places-state.ts";
import { trialText } from "./trial-text.ts";

/** A place, how its last trial went, and what can be done with it. */
export function PlaceRow({ state, place }: { state: PlacesState; place: PlaceInfo }) {
  const isLeaving = useSignal(false);
  const stay = () => {
    isLeaving.value = false;
  };
  const trial = state.trials.value.get(place.id);
  const busy = state.busy.value;
  const acts: [act: string, onClick: () => void][] = [
    ["try", () => void state.tryAgain(place)],
    ["edit", () => state.change(place)],
    [
      "remove",
      () => {
        isLeaving.value = true;
      },
    ],
  ];
  return (
    <li class="place-row">
      <p class="place-what">
        <strong dir="auto">{place.name}</strong>
        <span class="place-where" dir="auto">
          {whereOf(place)}
        </span>
      </p>
      <p class="act-row">
        {acts.map(([act, onClick]) => (
          <Button
            key={act}
            look="small"
            disabled={busy}
            onClick={onClick}
            aria-label={t(`places_${act}_of`, place.name)}
          >
            {t(`places_${act}`)}
          </Button>
        ))}
      </p>
      <p class={trial?.ok === false ? "place-trial place-problem" : "place-trial"} role="status">
        {trial && trialText(trial)}
      </p>
      {isLeaving.value && (
        <AskedHere label={t("places_remove_of", place.name)} onLeave={stay}>
          <p>{t("places_remove_sure")}</p>
          <p class="act-row">
            <Button look="small danger" disabled={busy} onClick={() => void state.remove(place)}>
              {t("places_remove")}
            </Button>
            <Button look="small" onClick={stay}>
              {t("places_keep")}
            </Button>
          </p>
        </AskedHere>
      )}
    </li>
  );
}

/** Where a place is, shortly: nothing of whose it is. */
function whereOf(place: PlaceInfo): string {
  switch (place.kind) {
    case "webdav":
      return place.address.replace(/^https?:\/\//, "");
    case "s3":
      return [new URL(place.endpoint).host, place.bucket, place.folder].filter(Boolean).join(" / ");
    case "downloads":
      return t("places_in_downloads", place.folder);
    case "folder":
      return t("places_on_disk", place.folder);
  }
}
