import { Button } from "../../../ui/button.tsx";
import { errorText } from "../../../ui/error-text.ts";
import { t } from "../../../ui/i18n.ts";
import { KindFields } from "./kind-fields.tsx";
import { PlaceField } from "./place-field.tsx";
import type { Editing, FormProblem, PlacesState } from "./places-state.ts";
import { trialText } from "./trial-text.ts";

/** Describes a place, new or changed; it is tried before it is kept. */
export function PlaceForm({ state, editing }: { state: PlacesState; editing: Editing }) {
  const { kind, fields, trial, problem } = editing;
  const failed = trial.value;
  const isReady = kind !== "folder" || fields.value.handle !== "";
  return (
    <form
      class="place-form"
      aria-labelledby="place-form-title"
      onSubmit={(event) => {
        event.preventDefault();
        void state.submit();
      }}
    >
      <h4
        id="place-form-title"
        tabIndex={-1}
        ref={(heading) => {
          // Once, when the form comes up: what was pressed to open it is gone.
          if (heading && !heading.closest("form")?.contains(document.activeElement)) heading.focus();
        }}
      >
        {t(`places_kind_${kind}`)}
      </h4>
      <p class="hint">{t(`places_text_${kind}`)}</p>
      <KindFields state={state} editing={editing} />
      <PlaceField fields={fields} name="name" label={t("places_name")} maxLength={100} />
      <p class="place-problem" role="alert">
        {problem.value && problemText(problem.value)}
        {failed && trialText(failed)}
      </p>
      <p class="act-row">
        <button type="submit" class="button primary" disabled={state.busy.value || !isReady}>
          {t(state.busy.value ? "places_trying" : "places_submit")}
        </button>
        {failed && (
          <Button disabled={state.busy.value} onClick={() => void state.saveAnyway()}>
            {t("places_save_anyway")}
          </Button>
        )}
        <Button look="quiet" onClick={state.cancel}>
          {t("places_cancel")}
        </Button>
      </p>
    </form>
  );
}

function problemText(problem: FormProblem): string {
  switch (problem) {
    case "denied":
    case "secrets":
      return t(`places_${problem}`);
    case "bad-message":
      return t("places_misfit");
    default:
      return errorText(problem);
  }
}
