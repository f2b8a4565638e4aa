import type { Data } from "../ui/data/data.ts";
import { createDeletion, type DeletionState } from "../ui/deletion/deletion-state.ts";
import { createJobs, type JobsState } from "../ui/jobs/jobs-state.ts";
import { createList, type ListState } from "../ui/list/list-state.ts";
import { createPicks, type Picks } from "../ui/list/picks.ts";
import { createSaves, type SavesState } from "../ui/saves/saves-state.ts";
import { createOverdue, type OverdueState } from "./overdue-state.ts";
import { createPage, type PageState } from "./page-state.ts";
import { createSearch, type SearchState } from "./search-state.ts";
import type { PageTab } from "./tab.ts";

/** The popup's whole state. Components read its signals and call its functions; nothing else is kept anywhere. */
export interface AppState {
  data: Data;
  /** The archive is locked: there is nothing to list, and chats can be saved all the same. */
  locked: boolean;
  page: PageState;
  list: ListState;
  search: SearchState;
  picks: Picks;
  deletion: DeletionState;
  jobs: JobsState;
  saves: SavesState;
  overdue: OverdueState;
}

/**
 * Puts the parts together and keeps them up to date until the signal aborts. Nothing is read before `refreshAll`. `leave`: as
 * in `createPage`.
 */
export function createApp(
  data: Data,
  findTab: () => Promise<PageTab | null>,
  abort: AbortSignal,
  leave?: () => void,
  locked = false,
): AppState {
  const page = createPage(data, findTab, abort, leave);
  const list = createList(data);
  const search = createSearch(data, list.rows);
  const picks = createPicks(list.rows, search.shown);
  const deletion = createDeletion(data, list, picks, abort);
  const jobs = createJobs(data, abort);
  const saves = createSaves(data, abort);
  const overdue = createOverdue(data);
  data.onChanged((what) => {
    if (what.conversations && !locked) void list.refresh(what.conversations);
    if (what.jobs && !locked) void jobs.refresh();
    if (what.saves) void saves.refresh();
    if (what.backups) void overdue.refresh();
    if (what.conversations || what.sites) void page.refresh();
  }, abort);
  return { data, locked, page, list, search, picks, deletion, jobs, saves, overdue };
}

/** Reads everything again: at the start and whenever the page comes back into view. */
export async function refreshAll({ locked, page, list, jobs, saves, overdue }: AppState): Promise<void> {
  const archive = locked ? [] : [list.reload(), jobs.refresh()];
  await Promise.all([...archive, page.refresh(), saves.refresh(), overdue.refresh()]);
}
