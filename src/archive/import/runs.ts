import { guarded } from "../archive-error.ts";
import type { Archive } from "../open.ts";
import type { WriteTransaction } from "../schema.ts";
import { inTransaction } from "../transaction.ts";
import { clearJournal } from "./forget.ts";
import type { Outcome } from "./incoming.ts";
import type { ImportRun, RunState } from "./records.ts";

/** After this long an import is no longer kept ready to be undone, in ms. */
const journalKept = 30 * 24 * 60 * 60 * 1000;

/** Things that an import's driver passed over by itself, to be counted with the rest. */
export interface Passed {
  counts?: Record<string, number>;
  problems?: Record<string, number>;
}

/** Begins an import. @throws ArchiveError */
export async function startRun(
  archive: Archive,
  { id, names, data, cursor }: Pick<ImportRun, "id" | "names"> & Partial<Pick<ImportRun, "data" | "cursor">>,
): Promise<ImportRun> {
  const startedAt = new Date().toISOString();
  const run: ImportRun = {
    id,
    startedAt,
    state: "running",
    names,
    cursor,
    data,
    counts: {},
    added: 0,
    problems: {},
  };
  await guarded(() => archive.db.add("importRuns", run));
  return run;
}

export function readRun(archive: Archive, id: string): Promise<ImportRun | undefined> {
  return guarded(() => archive.db.get("importRuns", id));
}

/** All imports that are remembered, newest first. @throws ArchiveError */
export async function listRuns(archive: Archive): Promise<ImportRun[]> {
  const runs = await guarded(() => archive.db.getAll("importRuns"));
  return runs.sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
}

export interface RunChange extends Partial<Pick<ImportRun, "cursor" | "data">> {
  state?: RunState;
  passed?: Passed;
}

/** Changes what is named of a run, and gives it as it is then; `undefined` where it is not known. @throws ArchiveError */
export function updateRun(archive: Archive, id: string, change: RunChange): Promise<ImportRun | undefined> {
  return inTransaction(archive, ["importRuns"], "relaxed", (transaction) => changeRun(transaction, id, change));
}

/** The same within a transaction that spans `importRuns`, with the outcomes of a batch added up. */
export async function changeRun(
  transaction: WriteTransaction,
  id: string,
  { passed, ...change }: RunChange,
  outcomes: readonly Outcome[] = [],
): Promise<ImportRun | undefined> {
  const store = transaction.objectStore("importRuns");
  const run = await store.get(id);
  if (!run) return undefined;
  const counts = new Map(Object.entries(run.counts));
  const problems = new Map(Object.entries(run.problems));
  let { added } = run;
  for (const outcome of outcomes) {
    count(counts, outcome.verdict, 1);
    for (const problem of outcome.problems) count(problems, problem, 1);
    if (outcome.verdict === "failed") count(problems, outcome.reason ?? "failed", 1);
    added += outcome.added;
  }
  for (const [name, number] of Object.entries(passed?.counts ?? {})) count(counts, name, number);
  for (const [name, number] of Object.entries(passed?.problems ?? {})) count(problems, name, number);
  const after: ImportRun = {
    ...run,
    ...change,
    ...(isOver(change.state) && run.endedAt === undefined ? { endedAt: new Date().toISOString() } : {}),
    counts: Object.fromEntries(counts),
    problems: Object.fromEntries(problems),
    added,
  };
  await store.put(after);
  return after;
}

function count(counts: Map<string, number>, name: string, number: number): void {
  counts.set(name, (counts.get(name) ?? 0) + number);
}

function isOver(state: RunState | undefined): boolean {
  return state === "done" || state === "cancelled";
}

/** Conversations that a run wrote and that have not been deleted or undone since. @throws ArchiveError */
export function runConversations(archive: Archive, run: string): Promise<string[]> {
  return guarded(() => archive.db.getAllKeysFromIndex("conversations", "runs", run));
}

/** Forgets an import: what it brought stays and cannot be undone any more. @throws ArchiveError */
export async function forgetRun(archive: Archive, run: string): Promise<void> {
  await clearJournal(archive, run);
  await guarded(() => archive.db.delete("importRuns", run));
}

/** Forgets imports that ended longer than `olderThanMs` ago; gives their ids. @throws ArchiveError */
export async function forgetOldRuns(archive: Archive, olderThanMs = journalKept): Promise<string[]> {
  const limit = new Date(Date.now() - olderThanMs).toISOString();
  const old = (await listRuns(archive)).filter(({ startedAt, endedAt }) => (endedAt ?? startedAt) < limit);
  for (const { id } of old) await forgetRun(archive, id);
  return old.map(({ id }) => id);
}
