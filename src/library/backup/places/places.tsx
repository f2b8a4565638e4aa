import { useEffect, useMemo } from "preact/hooks";
import { Button } from "../../../ui/button.tsx";
import { t } from "../../../ui/i18n.ts";
import { BackupSection } from "../section.tsx";
import type { PlaceKind } from "./draft.ts";
import { PlaceForm } from "./place-form.tsx";
import { PlaceRow } from "./place-row.tsx";
import { browserPlacesData, type PlacesData } from "./places-data.ts";
import { createPlaces, type PlacesState } from "./places-state.ts";

interface PlacesProps {
  data?: PlacesData;
  /** Told the id of a place that is new. */
  onAdded?(id: string): void;
}

/** Where backups are written to: what there is, and the way to more. */
export function Places({ data = browserPlacesData, onAdded }: PlacesProps) {
  const abort = useMemo(() => new AbortController(), []);
  const state = useMemo(() => createPlaces(data, abort.signal, onAdded), [data, abort, onAdded]);
  useEffect(() => {
    state.refresh().catch((error: unknown) => console.error(error));
    return () => abort.abort();
  }, [state, abort]);
  const places = state.places.value;
  const editing = state.editing.value;
  return (
    <BackupSection id="places" title={t("places_title")}>
      <p class="crypt-said" role="status">
        {state.said}
      </p>
      {places?.length === 0 && !editing && <p>{t("places_none")}</p>}
      {places && places.length > 0 && (
        <ul class="place-list">
          {places.map((place) => (
            <PlaceRow key={place.id} state={state} place={place} />
          ))}
        </ul>
      )}
      {editing ? (
        <PlaceForm key={editing.id ?? editing.kind} state={state} editing={editing} />
      ) : (
        <Adding state={state} />
      )}
    </BackupSection>
  );
}

const kinds: readonly PlaceKind[] = ["webdav", "s3", "downloads", "folder"];

function Adding({ state }: { state: PlacesState }) {
  const offered = kinds.filter((kind) => kind !== "folder" || state.picks);
  return (
    <fieldset class="place-adding">
      <legend>{t("places_add")}</legend>
      <ul class="place-kinds">
        {offered.map((kind) => (
          <li key={kind}>
            <Button look="small" aria-describedby={`place-for-${kind}`} onClick={() => state.add(kind)}>
              {t(`places_kind_${kind}`)}
            </Button>
            <span class="hint" id={`place-for-${kind}`}>
              {t(`places_for_${kind}`)}
            </span>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
