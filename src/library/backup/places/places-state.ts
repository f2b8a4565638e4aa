import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { CodedError, type ErrorCode } from "../../../messages/errors.ts";
import type { PlaceDraftData, PlaceInfo, PlaceTrialData } from "../../../messages/places.ts";
import { codeOf } from "../../../ui/error-text.ts";
import { t } from "../../../ui/i18n.ts";
import { allowPlace } from "./allow-place.ts";
import { draftOf, type Fields, fieldsOf, noFields, originsOf, type PlaceKind } from "./draft.ts";
import type { PlacesData } from "./places-data.ts";

/** What became of what was asked, beside what the background answers. */
export type FormProblem = ErrorCode | "denied" | "secrets";

/** A place that is being described. */
export interface Editing {
  kind: PlaceKind;
  /** Absent for one that is new. */
  id?: string;
  fields: Signal<Fields>;
  /** Why the trial failed: it may be saved all the same. */
  trial: Signal<PlaceTrialData | undefined>;
  problem: Signal<FormProblem | undefined>;
}

export interface PlacesState {
  /** `undefined` until they were read. */
  places: ReadonlySignal<readonly PlaceInfo[] | undefined>;
  picks: boolean;
  editing: ReadonlySignal<Editing | undefined>;
  busy: ReadonlySignal<boolean>;
  /** How the last trial of each place went. */
  trials: ReadonlySignal<ReadonlyMap<string, PlaceTrialData>>;
  /** What was just done, to be read aloud. */
  said: ReadonlySignal<string>;
  refresh(): Promise<void>;
  add(kind: PlaceKind): void;
  change(place: PlaceInfo): void;
  cancel(): void;
  /** Tries what is described and keeps it if it works. Straight in an event's handler: the browser may have to ask. */
  submit(): Promise<void>;
  /** Keeps what is described although it did not work. */
  saveAnyway(): Promise<void>;
  pick(): Promise<void>;
  /** Straight in an event's handler: the browser may have to ask. */
  tryAgain(place: PlaceInfo): Promise<void>;
  remove(place: PlaceInfo): Promise<void>;
}

/** @param onAdded is told the id of a place that is new */
export function createPlaces(
  data: PlacesData,
  abort: AbortSignal,
  onAdded: (id: string) => void = () => {},
): PlacesState {
  const places = signal<readonly PlaceInfo[] | undefined>(undefined);
  const editing = signal<Editing | undefined>(undefined);
  const busy = signal(false);
  const trials = signal<ReadonlyMap<string, PlaceTrialData>>(new Map());
  const said = signal("");

  const refresh = async () => {
    await data.prepare();
    places.value = await data.ask("places.list");
  };
  // Nobody has acted here, and the next change reads them again.
  data.onChanged(({ places: changed }) => void (changed && refresh().catch(codeOf)), abort);
  const working = async (work: () => Promise<void>): Promise<void> => {
    busy.value = true;
    said.value = "";
    try {
      await work();
    } catch (error) {
      const isSecrets = error instanceof CodedError && error.message === "secrets";
      const problem = isSecrets ? "secrets" : codeOf(error);
      if (editing.value) editing.value.problem.value = problem;
      else said.value = t(`error_${codeOf(error).replaceAll("-", "_")}`);
    } finally {
      busy.value = false;
    }
  };
  const edit = (kind: PlaceKind, fields: Fields, id?: string) => {
    said.value = "";
    const parts = { fields: signal(fields), trial: signal<PlaceTrialData>(), problem: signal<FormProblem>() };
    editing.value = { kind, ...parts, ...(id === undefined ? {} : { id }) };
  };
  const keep = async ({ id }: Editing, place: PlaceDraftData, trial?: PlaceTrialData) => {
    const kept = id ?? (await data.ask("places.add", { place })).id;
    if (id === undefined) onAdded(kept);
    if (id !== undefined) await data.ask("places.change", { id, place });
    if (trial) trials.value = new Map(trials.value).set(kept, trial);
    editing.value = undefined;
    await refresh();
    said.value = t("places_saved", place.name);
  };
  return {
    places,
    picks: data.picks,
    editing,
    busy,
    trials,
    said,
    refresh,
    add: (kind) => edit(kind, { ...noFields, name: t(`places_name_${kind}`), ...beginnings[kind] }),
    change: (place) => edit(place.kind, fieldsOf(place), place.id),
    cancel: () => {
      editing.value = undefined;
    },
    submit() {
      const form = editing.value;
      if (!form || busy.value) return Promise.resolve();
      const place = draftOf(form.kind, form.fields.value);
      const access = data.access(originsOf(place));
      return working(async () => {
        form.trial.value = undefined;
        form.problem.value = undefined;
        if (!(await access)) {
          form.problem.value = "denied";
          return;
        }
        const trial = await data.ask("places.try", { place, ...(form.id === undefined ? {} : { id: form.id }) });
        if (trial.ok) await keep(form, place, trial);
        else form.trial.value = trial;
      });
    },
    async saveAnyway() {
      const form = editing.value;
      if (form) await working(() => keep(form, draftOf(form.kind, form.fields.value), form.trial.value));
    },
    pick: () =>
      working(async () => {
        const picked = await data.pick();
        const form = editing.value;
        if (picked && form) form.fields.value = { ...form.fields.value, ...picked };
      }),
    tryAgain(place) {
      const allowed = allowPlace(place, data);
      return working(async () => {
        await allowed;
        const trial = await data.ask("places.try", { id: place.id });
        trials.value = new Map(trials.value).set(place.id, trial);
      });
    },
    remove: (place) =>
      working(async () => {
        await data.ask("places.remove", { id: place.id });
        await refresh();
        said.value = t("places_removed", place.name);
      }),
  };
}

/** What stands in the form to begin with. */
const beginnings: Readonly<Record<PlaceKind, Partial<Fields>>> = {
  webdav: {},
  s3: { region: "us-east-1" },
  downloads: { folder: "Convokeep backups" },
  folder: {},
};
