import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Conversation } from "../../conversation/model.ts";
import type { ErrorCode } from "../../messages/errors.ts";
import { codeOf } from "../../ui/error-text.ts";
import { locale } from "../../ui/locale.ts";
import type { LibraryData } from "../data.ts";
import type { Counted, Tally } from "../places/tally.ts";
import { type Activity, activityOf } from "./activity.ts";
import { type Facts, factsOf } from "./facts.ts";
import { type Measured, measureStorage, type Storage } from "./storage.ts";
import { weekStart } from "./week-start.ts";
import { type YearView, yearView } from "./year-view.ts";

/** Sites with a colour and a pattern of their own; all others are one series. */
const mostSeries = 5;

/** What the overview shows. Counted when it is first looked at, and again only when the archive has changed. */
export interface OverviewState {
  facts: ReadonlySignal<Facts>;
  activity: ReadonlySignal<Activity>;
  /** Ids of the sites that have a series of their own, the fullest first; `null` stands for all others. */
  series: ReadonlySignal<readonly (string | null)[]>;
  /** The year to show, as chosen; the newest one with chats when there are none in it. */
  chosenYear: Signal<number>;
  year: ReadonlySignal<YearView>;
  storage: ReadonlySignal<Storage | null>;
  /** How far it is found out what is stored, 0 to 1; `null` while nobody does. */
  measuring: ReadonlySignal<number | null>;
  problem: ReadonlySignal<ErrorCode | null>;
  /** Finds out what is stored, until the signal aborts. */
  measure(signal: AbortSignal): Promise<void>;
}

export function createOverview(
  data: LibraryData,
  rows: ReadonlySignal<readonly Conversation[]>,
  tally: ReadonlySignal<Tally>,
): OverviewState {
  const activity = computed(() => activityOf(rows.value));
  const series = computed(() => seriesOf(tally.value.sites));
  const chosenYear = signal(new Date().getFullYear());
  const storage = signal<Storage | null>(null);
  const measuring = signal<number | null>(null);
  const measured: Measured = { texts: new Map() };
  const problem = signal<ErrorCode | null>(null);
  return {
    facts: computed(() => factsOf(rows.value)),
    activity,
    series,
    chosenYear,
    year: computed(() => {
      const { years } = activity.value;
      const year = years.includes(chosenYear.value) ? chosenYear.value : (years[0] ?? chosenYear.value);
      const places = new Map(series.value.map((site, place) => [site, place]));
      const placeOf = (site: string) => places.get(site) ?? places.get(null) ?? 0;
      return yearView(activity.value, year, weekStart(locale()), placeOf, series.value.length);
    }),
    storage,
    measuring,
    problem,
    async measure(signal) {
      problem.value = null;
      measuring.value = 0;
      const tell = (done: number) => {
        if (!signal.aborted) measuring.value = done;
      };
      try {
        const found = await measureStorage(data, rows.peek(), { signal, measured, tell });
        if (!signal.aborted) storage.value = found;
      } catch (error) {
        if (!signal.aborted) problem.value = codeOf(error);
      }
      if (!signal.aborted) measuring.value = null;
    },
  };
}

/** @param sites the fullest first */
function seriesOf(sites: readonly Counted[]): (string | null)[] {
  const names = sites.map(({ name }) => name);
  return names.length <= mostSeries + 1 ? names : [...names.slice(0, mostSeries), null];
}
