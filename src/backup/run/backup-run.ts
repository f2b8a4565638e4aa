import type { Say } from "../../export/texts.ts";
import { sha256Of } from "../../lib/sha256-of.ts";
import { BackupError } from "../backup-error.ts";
import type { Manifest, Piece } from "../manifest.ts";
import { manifestBytes } from "../manifest-schema.ts";
import { manifestName, pathOf, segmentName } from "../names.ts";
import type { Place } from "../places/place.ts";
import type { Sealing } from "../sealing.ts";
import { newIdentity } from "../signing.ts";
import type { BackupSource } from "../source.ts";
import type { KeptManifest, Pending, PlaceRecord, Run, StoredSegment } from "../state/records.ts";
import type { BackupStore } from "../state/store.ts";
import { clearUp } from "./clear-up.ts";
import { lookAtPlace, takeAnotherName } from "./look-at-place.ts";
import { type Packed, type PackSizes, packs } from "./pack.ts";
import { planOf } from "./plan.ts";
import { isLeavingDue } from "./prune.ts";
import { lies, putFile } from "./put-file.ts";
import { type Pace, putSegment } from "./put-segment.ts";
import { holdingsOf, lackingFiles, liveSegments, movedHere } from "./survey.ts";

/** Everything a run works with. */
export interface BackupMeans {
  /** Names the place in the store. */
  id: string;
  place: Place;
  store: BackupStore;
  source: BackupSource;
  sealing: Sealing;
  say: Say;
  /** Name and version of the program. */
  generator: string;
  /** ms since 1970. */
  now(): number;
  signal: AbortSignal;
  progress?(done: number, total: number): void;
  /** The user wants it now: what can be found out of a place that cannot be read is found out. */
  asked?: boolean;
  /** Files there were found missing or changed: all are read back. */
  doubted?: boolean;
  /** Other sizes and times than the usual ones, for tests. */
  sizes?: PackSizes;
  pace?: Pace;
}

export interface BackupOutcome {
  /** The newest manifest: what the place holds now. */
  newest: KeptManifest;
  /** Whether there was anything to write. */
  wrote: boolean;
  /** Files that were gone or changed in the place; what they held was written again. */
  mended: number;
  /** Conversations that could not be read. */
  unread: readonly Unread[];
  /** Images and files that could not be read and that the place does not have. */
  lacking: number;
  /** Somebody else writes under this browser's name: it has taken another. */
  renamed: boolean;
}

/** A conversation that could not be read. */
export interface Unread {
  id: string;
  /** The place has it as it was once, and keeps that. */
  isKept: boolean;
}

/**
 * Brings a place up to date. Whatever ends it, the place holds what it held before; the next run goes on with what was
 * written and read back. No two runs of a place at a time: whoever calls sees to that.
 * @throws PlaceError, BackupError, ArchiveError, and what the signal was aborted with
 */
export async function backUp(means: BackupMeans): Promise<BackupOutcome> {
  try {
    return await backUpAs(means);
  } catch (error) {
    if (!(error instanceof BackupError && error.problem === "taken")) throw error;
    await takeAnotherName(means);
    return { ...(await backUpAs(means)), renamed: true };
  }
}

async function backUpAs(means: BackupMeans): Promise<BackupOutcome> {
  const { id, store, source, sealing, place, signal } = means;
  const begun = (await store.read(id)) ?? { place: id, ...(await newIdentity()), counter: 0, manifests: [] };
  await settlePending(means, begun);
  const looked = await lookAtPlace(means, (await store.read(id)) ?? begun);
  const { mended, renamed, strays } = looked;
  let { record } = looked;
  const keep = async (next: PlaceRecord, segments: readonly StoredSegment[] = []) => {
    record = next;
    await store.commit(id, { record, put: segments });
  };

  const rows = await source.rows();
  const plan = planOf(rows, await store.segments(id), sealing.to);
  let run: Run = record.run ?? { started: new Date(means.now()).toISOString(), next: 1 };
  const at = packedAsOf(run, means.now());
  let done = 0;
  const unread = rows.filter(({ isBroken }) => isBroken).map(({ id }) => id);
  const packing = packs(plan, {
    source,
    run: { say: means.say, generator: means.generator, now: new Date(at), signal },
    sizes: means.sizes,
    looked(chat, isRead) {
      done += 1;
      if (!isRead) unread.push(chat);
      means.progress?.(done, plan.pack.length);
    },
  });
  for await (const packed of packing) {
    const bytes = await sealing.seal(packed.bytes);
    const segment = await segmentOf(packed, bytes, { record, next: run.next, sealing });
    const { name, size, sha256 } = segment;
    const before = run.begun?.name === name && run.begun.sha256 === sha256 ? run.begun.pieces : [];
    const note = (pieces: readonly Piece[]) => {
      const begun = { name, sha256, at, pieces };
      return keep({ ...record, run: { ...run, pending: { kind: "segment", name, size, sha256, segment, begun } } });
    };
    await note(before);
    const line = { atOnce: record.atOnce, learn: (atOnce: number) => keep({ ...record, atOnce }), pace: means.pace };
    const file = { place, device: record.device, file: segment, bytes, signal };
    const pieces = await putSegment({ ...file, ...line, begun: before, arrived: note });
    run = { started: run.started, next: run.next + 1 };
    await keep({ ...record, run }, [pieces ? { ...segment, pieces } : segment]);
  }

  const stored = await store.segments(id);
  const segments = liveSegments(rows, stored);
  const deleted = await source.deleted();
  const last = record.manifests.at(-1);
  const moved = movedHere(await source.moved(), stored, last?.moved);
  const told = await sha256Of(new TextEncoder().encode(JSON.stringify([segments, deleted, sealing.to, ...moved])));
  const wrote = last?.counter !== record.counter || last.told !== told || isLeavingDue(record.manifests, means.now());
  if (wrote) await writeManifest();
  else await keep(withoutRun(record));
  await clearUp(means, record, strays);
  const newest = (await store.read(id))?.manifests.at(-1);
  if (!newest) throw new Error("no manifest was kept");
  const holdings = holdingsOf(stored);
  return {
    newest,
    wrote,
    mended,
    unread: unread.map((chat) => ({ id: chat, isKept: holdings.conversations.has(chat) })),
    lacking: lackingFiles(rows, holdings),
    renamed,
  };

  async function writeManifest(): Promise<void> {
    const { device, keys, counter } = record;
    const manifest: Manifest = {
      format: "convokeep-backup",
      version: 1,
      device,
      counter: counter + 1,
      at: new Date(means.now()).toISOString(),
      segments,
      deleted,
      ...(moved.length > 0 ? { moved } : {}),
    };
    const bytes = await sealing.seal(await manifestBytes(manifest, keys));
    const kept: KeptManifest = {
      counter: manifest.counter,
      name: manifestName(manifest.counter, sealing.suffix),
      size: bytes.length,
      sha256: await sha256Of(bytes),
      at: manifest.at,
      segments: segments.map(({ name }) => name),
      conversations: segments.reduce((sum, { conversations }) => sum + conversations.length, 0),
      bytes: segments.reduce((sum, { size }) => sum + size, bytes.length),
      ...(moved.length > 0 ? { moved } : {}),
      told,
    };
    const { name, size, sha256 } = kept;
    await keep({ ...record, run: { ...run, pending: { kind: "manifest", name, size, sha256, manifest: kept } } });
    await putFile(place, device, kept, bytes, signal);
    await keep(withManifest(record, kept));
  }
}

/** What an earlier run was about to write when it ended is taken where it came through, and else removed. */
async function settlePending({ id, place, store, signal }: BackupMeans, record: PlaceRecord): Promise<void> {
  const { run } = record;
  if (!run?.pending) return;
  const { pending, begun: _, ...rest } = run;
  if (!(await lies(place, record.device, pending, signal))) {
    await place.remove(pathOf(record.device, pending.name), signal);
    // Without pieces it gets another name, for a whole file that cannot be seen may lie there under this one.
    const left = pending.kind === "segment" && pending.begun?.pieces.length ? { begun: pending.begun } : {};
    const counter = usedBy(pending) ?? record.counter;
    await store.commit(id, { record: { ...record, counter, run: { ...rest, ...left } } });
    return;
  }
  if (pending.kind === "manifest") await store.commit(id, { record: withManifest(record, pending.manifest) });
  else await store.commit(id, { record: { ...record, run: { ...rest, next: rest.next + 1 } }, put: [pending.segment] });
}

/** A segment that was packed longer ago, ms, is packed as of now, so that it says when it was made. */
const mostBehind = 24 * 60 * 60 * 1000;

/** The moment as of which a run packs: that of the segment which it goes on with, where there is one. ISO time. */
function packedAsOf({ begun }: Run, now: number): string {
  return begun && now - Date.parse(begun.at) < mostBehind ? begun.at : new Date(now).toISOString();
}

/**
 * A manifest's number is not used again: what could not be seen, or was read otherwise than it was written, may lie there all the
 * same, and another browser may have read it.
 */
function usedBy(pending: Pending): number | undefined {
  return pending.kind === "manifest" ? pending.manifest.counter : undefined;
}

function withManifest(record: PlaceRecord, manifest: KeptManifest): PlaceRecord {
  const { counter } = manifest;
  return { ...withoutRun(record), counter, manifests: [...record.manifests, manifest] };
}

function withoutRun({ run: _ended, ...record }: PlaceRecord): PlaceRecord {
  return record;
}

async function segmentOf(
  { conversations, assets }: Packed,
  bytes: Uint8Array<ArrayBuffer>,
  { record, next, sealing }: { record: PlaceRecord; next: number; sealing: Sealing },
): Promise<StoredSegment & Pick<Pending, "name" | "size" | "sha256">> {
  const sha256 = await sha256Of(bytes);
  const counter = record.counter + 1;
  const name = segmentName(counter, next, sha256, sealing.suffix);
  const place = record.place;
  return { place, name, counter, n: next, size: bytes.length, sha256, sealedTo: sealing.to, conversations, assets };
}
