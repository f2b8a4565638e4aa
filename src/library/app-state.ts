import { computed, effect, type ReadonlySignal, type Signal, signal, untracked } from "@preact/signals";
import type { Conversation } from "../conversation/model.ts";
import { type Appearance, createAppearance } from "../ui/appearance/appearance.ts";
import { createSetting, type Setting } from "../ui/appearance/setting.ts";
import { createDeletion, type DeletionState } from "../ui/deletion/deletion-state.ts";
import { plural } from "../ui/i18n.ts";
import { createJobs, type JobsState } from "../ui/jobs/jobs-state.ts";
import { createList, type ListState } from "../ui/list/list-state.ts";
import { createPicks, type Picks } from "../ui/list/picks.ts";
import { createSaves, type SavesState } from "../ui/saves/saves-state.ts";
import { createSites, type SitesState } from "../ui/sites/sites-state.ts";
import { type BackupsState, createBackups } from "./backup/backups-state.ts";
import type { LibraryData } from "./data.ts";
import { createImport, type ImportState } from "./import/import-state.ts";
import { knownName } from "./known-name.ts";
import { createSnippets, type SnippetState } from "./list/snippet-state.ts";
import { createView, type ViewState } from "./list/view-state.ts";
import { createOrganise, type OrganiseState } from "./organise/organise-state.ts";
import { createUndo, type UndoState } from "./organise/undo-state.ts";
import { createOverview, type OverviewState } from "./overview/overview-state.ts";
import { type Tally, tallyOf } from "./places/tally.ts";
import { createReader, type ReaderState } from "./reader/reader-state.ts";
import type { PageName } from "./route.ts";
import { createSaid, type SaidState } from "./said-state.ts";
import { createSearch, type SearchState } from "./search-state.ts";

/** A question that lies over the page. */
export type Dialog =
  | { kind: "tags" | "folder"; chats: readonly string[] }
  /** `messages`: ids of those of the one chat that alone are wanted. */
  | { kind: "export"; chats: readonly string[]; messages?: readonly string[] }
  | { kind: "title" | "note"; chats: readonly [string] }
  | { kind: "shortcuts" | "places" | "hide" };

/** The library's whole state. Components read its signals and call its functions; nothing else is kept anywhere. */
export interface LibraryState {
  data: LibraryData;
  /** What is shown beside the places. */
  page: Signal<PageName>;
  appearance: Appearance;
  /** Folder of `_locales` whose texts are shown; '' follows the browser. */
  language: Setting<string>;
  list: ListState;
  /** All conversations, newest first, with what was just set. */
  rows: ReadonlySignal<readonly Conversation[]>;
  tally: ReadonlySignal<Tally>;
  view: ViewState;
  overview: OverviewState;
  search: SearchState;
  snippets: SnippetState;
  picks: Picks;
  reader: ReaderState;
  organise: OrganiseState;
  undo: UndoState;
  said: SaidState;
  deletion: DeletionState;
  jobs: JobsState;
  saves: SavesState;
  importing: ImportState;
  backups: BackupsState;
  dialog: Signal<Dialog | null>;
  /** The conversation's row in the list; `undefined` when the archive has none of that id. */
  rowOf(id: string): Conversation | undefined;
  siteName(id: string): string;
  sites: SitesState;
}

/** Puts the parts together and keeps them up to date until the signal aborts. Nothing is read before `refreshAll`. */
export function createLibrary(data: LibraryData, abort: AbortSignal): LibraryState {
  const sites = createSites(data, data.access, abort);
  const names = computed(() => new Map(sites.sites.value.map(({ id, name }) => [id, name])));
  const siteName = (id: string) => names.value.get(id) ?? knownName(id);

  const list = createList(data);
  const undo = createUndo(abort);
  const organise = createOrganise(data, list, undo);
  const search = createSearch(data);
  const view = createView(organise.rows, search, siteName);
  const picks = createPicks(organise.rows, view.shown);
  const deletion = createDeletion(data, list, picks, abort);
  const jobs = createJobs(data, abort);
  const saves = createSaves(data, abort);
  const importing = createImport(data.importing, abort);
  const backups = createBackups(data, abort);
  const reader = createReader(data);
  offerUndelete(deletion, undo);
  effect(() => {
    if (deletion.undoable.value.includes(reader.chat.peek() ?? "")) reader.open(null);
  });

  // A page that imports reads what changed when it is done.
  let waiting: string[] = [];
  data.onChanged((what) => {
    if (what.conversations && importing.writing.value) waiting.push(...what.conversations);
    else if (what.conversations) void list.refresh(what.conversations);
    if (what.conversations?.includes(reader.chat.value ?? "")) void reader.refresh();
    if (what.jobs) void jobs.refresh();
    if (what.sites) void sites.refresh();
    if (what.saves) void saves.refresh();
    if (what.backups || what.places) void backups.refresh();
  }, abort);

  // Its own writing is told by the worker too, since the background may fail to tell it.
  effect(() => {
    if (importing.writing.value) return;
    const changed = [...waiting, ...importing.takeWritten()];
    waiting = [];
    if (changed.length > 0) untracked(() => void list.refresh(changed));
  });

  const tally = computed(() => tallyOf(organise.rows.value));
  const byId = computed(() => new Map(organise.rows.value.map((row) => [row.id, row])));
  return {
    data,
    page: signal<PageName>("chats"),
    appearance: createAppearance(data.options, abort),
    language: createSetting(data.options.language, "", abort),
    list,
    rows: organise.rows,
    tally,
    view,
    overview: createOverview(data, organise.rows, tally),
    search,
    snippets: createSnippets(data, search.found),
    picks,
    reader,
    organise,
    undo,
    said: createSaid(abort),
    deletion,
    jobs,
    saves,
    importing,
    backups,
    dialog: signal<Dialog | null>(null),
    rowOf: (id) => (id === "" ? undefined : byId.value.get(id)),
    siteName,
    sites,
  };
}

/** The keyboard's undo takes back a delete too, for as long as the archive can. */
function offerUndelete(deletion: DeletionState, undo: UndoState): void {
  effect(() => {
    const count = deletion.undoable.value.length;
    if (count === 0) return;
    const act = { text: plural("popup_deleted", count), undo: deletion.undo };
    undo.offer(act);
    return () => undo.forget(act);
  });
}

/** Reads everything again: at the start and whenever the page comes back into view. */
export async function refreshAll({ list, jobs, saves, sites, backups, reader }: LibraryState): Promise<void> {
  await Promise.all([
    list.reload(),
    jobs.refresh(),
    saves.refresh(),
    sites.refresh(),
    backups.refresh(),
    reader.refresh(),
  ]);
}
