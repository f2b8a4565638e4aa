import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Conversation } from "../conversation/model.ts";
import type { SiteState } from "../messages/contract.ts";
import { type Appearance, createAppearance } from "../ui/appearance/appearance.ts";
import { createDeletion, type DeletionState } from "../ui/deletion/deletion-state.ts";
import { codeOf } from "../ui/error-text.ts";
import { plural } from "../ui/i18n.ts";
import { createJobs, type JobsState } from "../ui/jobs/jobs-state.ts";
import { createList, type ListState } from "../ui/list/list-state.ts";
import { createPicks, type Picks } from "../ui/list/picks.ts";
import { oneAtATime } from "../ui/work/one-at-a-time.ts";
import type { LibraryData } from "./data.ts";
import { createSnippets, type SnippetState } from "./list/snippet-state.ts";
import { createView, type ViewState } from "./list/view-state.ts";
import { createOrganise, type OrganiseState } from "./organise/organise-state.ts";
import { createUndo, type UndoState } from "./organise/undo-state.ts";
import { type Tally, tallyOf } from "./places/tally.ts";
import { createReader, type ReaderState } from "./reader/reader-state.ts";
import { createSearch, type SearchState } from "./search-state.ts";

/** A question that lies over the page. */
export type Dialog =
  | { kind: "tags" | "folder"; chats: readonly string[] }
  /** `messages`: ids of those of the one chat that alone are wanted. */
  | { kind: "export"; chats: readonly string[]; messages?: readonly string[] }
  | { kind: "title" | "note"; chats: readonly [string] }
  | { kind: "shortcuts" | "places" };

/** The library's whole state. Components read its signals and call its functions; nothing else is kept anywhere. */
export interface LibraryState {
  data: LibraryData;
  appearance: Appearance;
  list: ListState;
  /** All conversations, newest first, with what was just set. */
  rows: ReadonlySignal<readonly Conversation[]>;
  tally: ReadonlySignal<Tally>;
  view: ViewState;
  search: SearchState;
  snippets: SnippetState;
  picks: Picks;
  reader: ReaderState;
  organise: OrganiseState;
  undo: UndoState;
  deletion: DeletionState;
  jobs: JobsState;
  dialog: Signal<Dialog | null>;
  /** The conversation's row in the list; `undefined` when the archive has none of that id. */
  rowOf(id: string): Conversation | undefined;
  siteName(id: string): string;
  refreshSites(): Promise<void>;
}

/** Puts the parts together and keeps them up to date until the signal aborts. Nothing is read before `refreshAll`. */
export function createLibrary(data: LibraryData, abort: AbortSignal): LibraryState {
  const sites = signal<readonly SiteState[]>([]);
  const names = computed(() => new Map(sites.value.map(({ id, name }) => [id, name])));
  const siteName = (id: string) => names.value.get(id) ?? id;
  const refreshSites = oneAtATime(async () => {
    // Without names the sites' ids stand in the list: no reason for a notice.
    sites.value = await data.ask("sites.list").catch((error: unknown) => {
      codeOf(error);
      return sites.peek();
    });
  });

  const list = createList(data);
  const undo = createUndo(abort);
  const organise = createOrganise(data, list, undo);
  const search = createSearch(data);
  const view = createView(organise.rows, search, siteName);
  const picks = createPicks(organise.rows, view.shown);
  const deletion = createDeletion(data, list, picks, abort);
  const jobs = createJobs(data, abort);
  const reader = createReader(data);
  offerUndelete(deletion, undo);
  effect(() => {
    if (deletion.undoable.value.includes(reader.chat.peek() ?? "")) reader.open(null);
  });

  data.onChanged((what) => {
    if (what.conversations) void list.reload();
    if (what.conversations?.includes(reader.chat.value ?? "")) void reader.refresh();
    if (what.jobs) void jobs.refresh();
    if (what.sites) void refreshSites();
  }, abort);

  const byId = computed(() => new Map(organise.rows.value.map((row) => [row.id, row])));
  return {
    data,
    appearance: createAppearance(data.options, abort),
    list,
    rows: organise.rows,
    tally: computed(() => tallyOf(organise.rows.value)),
    view,
    search,
    snippets: createSnippets(data, search.found),
    picks,
    reader,
    organise,
    undo,
    deletion,
    jobs,
    dialog: signal<Dialog | null>(null),
    rowOf: (id) => byId.value.get(id),
    siteName,
    refreshSites,
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
export async function refreshAll({ list, jobs, refreshSites, reader }: LibraryState): Promise<void> {
  await Promise.all([list.reload(), jobs.refresh(), refreshSites(), reader.refresh()]);
}
