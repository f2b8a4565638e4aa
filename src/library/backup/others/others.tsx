import { useEffect, useMemo } from "preact/hooks";
import { backupKey } from "../../../options.ts";
import { Button } from "../../../ui/button.tsx";
import { codeOf } from "../../../ui/error-text.ts";
import { formatMoment } from "../../../ui/format.ts";
import { plural, t } from "../../../ui/i18n.ts";
import { Notice } from "../../../ui/notice.tsx";
import { Switch } from "../../../ui/switch.tsx";
import type { LibraryState } from "../../app-state.ts";
import { RecoveryForm } from "../encryption/recovery-form.tsx";
import { BackupSection } from "../section.tsx";
import { troubleText } from "../trouble-text.ts";
import { BrowserName } from "./browser-name.tsx";
import { DeletedReview } from "./deleted-review.tsx";
import { OtherBrowser } from "./other-browser.tsx";
import { OthersFailed } from "./others-failed.tsx";
import { createOthers, type OthersPlace, type OthersState } from "./others-state.ts";

/** Several browsers over one place: whether this one reads what the others wrote, and what is to be decided about that. */
export function Others({ app }: { app: LibraryState }) {
  const state = useMemo(() => createOthers(app), [app]);
  // What was deleted or restored meanwhile is told by the list.
  const rows = app.rows.value;
  // Nobody has acted here: what cannot be read now is read with the next change.
  useEffect(() => void state.refresh().catch(codeOf), [state, rows]);
  useEffect(() => {
    const leaving = new AbortController();
    app.data.onChanged(({ backups, places }) => {
      if (backups || places) state.refresh().catch(codeOf);
    }, leaving.signal);
    // With another key, another one may be lacking here.
    backupKey.onChanged(() => void state.refresh().catch(codeOf), leaving.signal);
    return () => leaving.abort();
  }, [app, state]);
  const places = state.places.value;
  if (places === undefined) return null;
  return (
    <BackupSection id="others" title={t("others_title")}>
      <p>{t(places.length > 0 ? "others_text" : "others_no_place")}</p>
      <p class="crypt-said" role="status">
        {state.said}
      </p>
      {places.map((place) => (
        <PlaceOthers key={place.id} state={state} place={place} />
      ))}
      <AskKey state={state} />
      <DeletedReview app={app} state={state} />
    </BackupSection>
  );
}

function PlaceOthers({ state, place }: { state: OthersState; place: OthersPlace }) {
  const { id, name, on, own, devices } = place;
  const nameId = `others-${id}`;
  return (
    <div class="others-place">
      <strong id={nameId} dir="auto">
        {name}
      </strong>
      <Switch label={t("others_read")} of={nameId} on={on} onChange={(next) => void state.turn(id, next)} />
      <OthersFailed state={state} at={id} />
      {on && own !== undefined && (
        <p class="others-own hint">
          {t("others_own_name")} <BrowserName name={own} />
        </p>
      )}
      {on && devices.length === 0 && <p class="hint">{t("others_none_yet")}</p>}
      {on && devices.length > 0 && (
        <ul class="others-devices">
          {devices.map(([device, known]) => (
            <OtherBrowser key={device} state={state} place={place} name={device} known={known} />
          ))}
        </ul>
      )}
      {on && <Reading place={place} />}
    </div>
  );
}

/** Whether they are being read, and what came of it when the user wanted it. */
function Reading({ place: { reading, read } }: { place: OthersPlace }) {
  return (
    <div role="status">
      {reading && <p class="hint">{t("others_reading")}</p>}
      {!reading && read && "came" in read && <p class="hint">{cameText(read)}</p>}
      {!reading && read && "problem" in read && (
        <Notice kind="warn" text={t("others_not_read", troubleText(read.problem))} />
      )}
    </div>
  );
}

function cameText({ at, came }: { at: string; came: number }): string {
  return came === 0 ? t("others_came_none", formatMoment(at)) : plural("others_came", came, formatMoment(at));
}

/** What is encrypted is read only with the private key, which must be given once. */
function AskKey({ state }: { state: OthersState }) {
  const isOn = state.places.value?.some(({ on }) => on) ?? false;
  if (!isOn || !state.lacksKey.value) return null;
  if (state.asksKey.value) return <RecoveryForm state={state} text={t("others_key_text")} act={t("others_key_act")} />;
  return (
    <Notice kind="warn" text={t("others_key_lacks")}>
      <Button look="small" onClick={() => (state.asksKey.value = true)}>
        {t("others_key_give")}
      </Button>
    </Notice>
  );
}
