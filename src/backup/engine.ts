import { ArchiveError } from "../archive/archive-error.ts";
import { type ExportTexts, sayWith } from "../export/texts.ts";
import type { BackupEndData, BackupTold, BackupTrouble } from "../messages/backup.ts";
import { archiveSource } from "./archive-source.ts";
import { BackupError } from "./backup-error.ts";
import { readOthers } from "./others/read-others.ts";
import { type Place, PlaceError } from "./places/place.ts";
import { backUp, type Unread } from "./run/backup-run.ts";
import { type Sealing, unsealed } from "./sealing.ts";
import { indexedStore } from "./state/indexed-store.ts";

/** A run that is to be made. Plain data, for it crosses between contexts. */
export interface BackupOrder {
  place: string;
  /** The public key that files are sealed to; `null`: they are not sealed. */
  recipient: string | null;
  /** See `BackupMeans`. */
  asked: boolean;
  doubted: boolean;
  /** No backup: only what other browsers wrote is to be read. */
  onlyReads?: boolean;
  texts: ExportTexts;
  /** Name and version of the program. */
  generator: string;
}

/** Makes backups, one at a time. */
export interface BackupEngine {
  /** Starts a run, unless it is under way. */
  start(order: BackupOrder): Promise<void>;
  stop(place: string): Promise<void>;
  /** Places that are being brought up to date. */
  running(): Promise<string[]>;
}

export interface BackupReports {
  progress(place: string, done: number, total: number): void;
  /** Conversations that other browsers brought. */
  changed(conversations: string[]): void;
  ended(place: string, end: BackupEndData): void;
}

/** No two runs in a browser, whatever context makes them. */
const lockName = "convokeep-backup";
/** Progress is reported at most this often, ms. */
const progressEvery = 500;
/** So many of the chats that could not be read are told by their ids. */
const mostNamed = 20;

/** Runs backups in this context. */
export function localBackups(open: (place: string) => Promise<Place>, reports: BackupReports): BackupEngine {
  const runs = new Map<string, AbortController>();
  const run = async (order: BackupOrder, { signal }: AbortController) => {
    const make = order.onlyReads ? readAlone : made;
    const end = await navigator.locks.request(lockName, async () =>
      endOf(() => make(order, open, reports, signal), signal),
    );
    runs.delete(order.place);
    reports.ended(order.place, order.onlyReads && end.kind === "failed" ? { ...end, kind: "not-read" } : end);
  };
  return {
    async start(order) {
      if (runs.has(order.place)) return;
      const controller = new AbortController();
      runs.set(order.place, controller);
      void run(order, controller);
    },
    stop: async (place) => runs.get(place)?.abort(),
    running: async () => [...runs.keys()],
  };
}

async function made(
  { place: id, recipient, asked, doubted, texts, generator }: BackupOrder,
  open: (place: string) => Promise<Place>,
  reports: BackupReports,
  signal: AbortSignal,
): Promise<BackupEndData> {
  let last = 0;
  const place = await open(id);
  const store = indexedStore();
  const { newest, mended, unread, lacking, renamed } = await backUp({
    id,
    place,
    store,
    source: archiveSource(),
    sealing: recipient === null ? unsealed : await sealingTo(recipient),
    say: sayWith(texts),
    generator,
    asked,
    doubted,
    now: Date.now,
    signal,
    progress(done, total) {
      if (done < total && Date.now() - last < progressEvery) return;
      last = Date.now();
      reports.progress(id, done, total);
    },
  });
  const device = (await store.read(id))?.device;
  const came = await orLater(readOthers({ id, place, device, signal, changed: reports.changed }));
  const { bytes, conversations } = newest;
  const at = new Date().toISOString();
  return {
    kind: "good",
    good: { at, bytes, conversations },
    told: { mended, ...unreadOf(unread), lacking, renamed },
    ...came,
  };
}

async function readAlone(
  { place: id }: BackupOrder,
  open: (place: string) => Promise<Place>,
  { changed }: BackupReports,
  signal: AbortSignal,
): Promise<BackupEndData> {
  const place = await open(id);
  const device = (await indexedStore().read(id))?.device;
  return { kind: "read", came: await readOthers({ id, place, device, signal, changed }) };
}

/** Those first that the place has nothing of. */
function unreadOf(unread: readonly Unread[]): Pick<BackupTold, "unread" | "unkept" | "named"> {
  const unkept = unread.filter(({ isKept }) => !isKept);
  const named = [...unkept, ...unread.filter(({ isKept }) => isKept)].slice(0, mostNamed);
  return { unread: unread.length, unkept: unkept.length, named: named.map(({ id }) => id) };
}

/** What keeps others from being read makes the backup no worse: it is tried again after the next one. */
async function orLater(reading: Promise<number>): Promise<{ came?: number }> {
  try {
    return { came: await reading };
  } catch (error) {
    console.warn("other browsers not read", error);
    return {};
  }
}

async function sealingTo(recipient: string): Promise<Sealing> {
  const [{ seal }, { isRecipient }] = await Promise.all([import("../crypt/seal.ts"), import("../crypt/identity.ts")]);
  if (!isRecipient(recipient)) throw new BackupError("sealed");
  return { suffix: ".age", to: recipient, seal: (bytes) => seal(bytes, recipient) };
}

async function endOf(work: () => Promise<BackupEndData>, signal: AbortSignal): Promise<BackupEndData> {
  try {
    return await work();
  } catch (error) {
    if (signal.aborted) return { kind: "cancelled" };
    if (error instanceof PlaceError) {
      const { problem, retryAfter } = error;
      const told = problem === "exists" || problem === "unreadable" ? "broken" : problem;
      return { kind: "failed", problem: told, ...(retryAfter === undefined ? {} : { retryAfter }) };
    }
    if (error instanceof ArchiveError) return endOfArchive(error);
    if (error instanceof BackupError) return { kind: "failed", problem: problemOf(error) };
    console.warn("backup failed", error);
    return { kind: "failed", problem: "unknown" };
  }
}

function endOfArchive({ reason }: { reason: string }): BackupEndData {
  if (reason === "locked") return { kind: "locked" };
  return { kind: "failed", problem: reason === "no-space" ? "no-space" : "archive" };
}

function problemOf({ problem }: BackupError): BackupTrouble {
  if (problem === "not-kept") return "not-kept";
  return problem === "sealed" ? "no-key" : "broken";
}
