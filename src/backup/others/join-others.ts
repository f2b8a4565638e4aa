import type { RestoredConversation } from "../../conversation/imported.ts";
import type { Sha256 } from "../../conversation/model.ts";
import { BackupError } from "../backup-error.ts";
import type { Manifest, Moved, Segment } from "../manifest.ts";
import type { Place } from "../places/place.ts";
import { type DeviceFiles, type FoundManifest, listDevices, readSegment } from "../read-place.ts";
import type { Unseal } from "../sealing.ts";
import { assetIn, type OpenedSegment, openSegment } from "./conversations-in.ts";
import { type Contradiction, follow } from "./follow.ts";
import { isContradicted, type OtherDevice, type OthersRecord, type OthersStore, problemOf } from "./records.ts";

/** What joining others' conversations asks of the archive. */
export interface SharedArchive {
  /** Joins one with what is held (archive/import/store-shared.ts). */
  store(incoming: RestoredConversation, open: OpenedSegment["open"]): Promise<"new" | "changed" | "same" | "deleted">;
  /** Joins what is held under a surrogate with the conversation that it stood for; whether there was anything (join-former.ts). */
  joinFormer(moved: Moved): Promise<boolean>;
  /** Name of the tombstone that a conversation has when it is deleted. */
  graveOf(id: string): Promise<string>;
  /** Whether such a tombstone lies there. */
  isBuried(grave: string): Promise<boolean>;
  /** Those of some conversations that are not held and have a tombstone, with its name. */
  buriedAmong(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  hasAsset(sha256: Sha256): Promise<boolean>;
}

export interface OthersMeans {
  /** Names the place in the store. */
  id: string;
  place: Place;
  store: OthersStore;
  archive: SharedArchive;
  /** The name that this browser has there; its own folder is not read. */
  device: string | undefined;
  unseal: Unseal;
  /**
   * Browsers that the user has said something of: that it is theirs, or that they take what lies there of it though it is older or
   * another than the manifest with this hash, which was read. Of others nothing is read: whoever can write to the place can
   * make one.
   */
  accepted: Pick<ReadonlyMap<string, Sha256>, "get" | "has">;
  signal: AbortSignal;
  /** Asked after each segment: whether it is time to stop; the next call goes on there. */
  isOver?(): boolean;
  /** Told of each conversation as it was written. */
  written?(id: string): void;
}

export interface JoinedOthers {
  /** Nothing is left to be read. */
  finished: boolean;
  /** Conversations that were written. */
  changed: string[];
}

/** Names the state of a browser of which nothing has been taken in whole. */
const unread: OtherDevice = { counter: 0, sha256: "", at: "", done: [], passed: {}, deleted: [] };

/**
 * Takes in what the user's other browsers have written to a place since it was last read: new segments alone, oldest first,
 * each noted when it is done. Nothing is written to the place. What is wrong with one browser's files is noted with it and
 * keeps nothing from the others; nothing of a file that is not what its manifest says is used.
 * @throws PlaceError, ArchiveError, and what the signal was aborted with; then what was noted stays noted
 */
export async function joinOthers(means: OthersMeans): Promise<JoinedOthers> {
  const { place, signal, device } = means;
  const { devices } = await listDevices(place, signal);
  const changed: string[] = [];
  let record = await withRevived(means, await means.store.read(means.id));
  const note = async (name: string, change: Partial<OtherDevice>) => {
    const { problem: _, shown: __, ...before } = record.devices[name] ?? unread;
    record = { ...record, devices: { ...record.devices, [name]: { ...before, ...change } } };
    await means.store.write(means.id, record);
  };
  const forget = async (name: string) => {
    const { [name]: _, ...others } = record.devices;
    record = { ...record, devices: others };
    await means.store.write(means.id, record);
  };
  const listed = new Set(devices.map((files) => files.device));
  for (const [name, known] of Object.entries(record.devices)) {
    if (!listed.has(name) && known.counter > 0 && !known.problem) await note(name, { problem: "missing" });
  }
  for (const files of devices) {
    if (files.device === device) continue;
    const others: Other = { means, files, known: () => record.devices[files.device], note, forget, changed };
    if (!(await joinDevice(others))) return { finished: false, changed };
  }
  return { finished: true, changed };
}

interface Other {
  means: OthersMeans;
  files: DeviceFiles;
  known(): OtherDevice | undefined;
  note(name: string, change: Partial<OtherDevice>): Promise<void>;
  forget(name: string): Promise<void>;
  changed: string[];
}

/** False when it was time to stop before its end. */
async function joinDevice(other: Other): Promise<boolean> {
  const { means, files, known, note } = other;
  const { device } = files;
  const before = known();
  const isAccepted = isContradicted(before) && means.accepted.get(device) === before?.sha256;
  const isTheirs = (before?.counter ?? 0) > 0 || means.accepted.has(device);
  const read = before && before.counter > 0 && !isAccepted ? before : undefined;
  const followed = await follow(means.place, files, read, means.unseal, means.signal);
  if (followed === "nothing") {
    if (isAccepted) await other.forget(device);
    return true;
  }
  if ("known" in followed) {
    if (before?.problem) await note(device, {});
    await noteDeleted(other, followed.known.manifest);
    return isWanted(other) ? takeIn(other, followed.known) : true;
  }
  const refused = isTheirs || "problem" in followed ? followed : strange(followed.newest);
  if ("problem" in refused) {
    const { problem, shown } = refused;
    const isNoted = before?.problem === problem && before.shown?.counter === shown?.counter;
    if (!isNoted) await note(device, { problem, ...(shown ? { shown } : {}) });
    return true;
  }
  if (isAccepted) await note(device, { ...unread, deleted: before?.deleted ?? [] });
  return takeIn(other, refused.newest);
}

function strange({ manifest: { counter, at } }: FoundManifest): Contradiction {
  return { problem: "strange", shown: { counter, at } };
}

/** Whether segments that were done with are to be read again. */
function isWanted({ known }: Other): boolean {
  const { done = [], passed = {} } = known() ?? {};
  return Object.keys(passed).some((name) => !done.includes(name));
}

/** What was deleted here after it was read is read again too, should it be wanted back. */
async function noteDeleted({ means, files, known, note }: Other, { segments }: Manifest): Promise<void> {
  const { done, passed } = known() ?? unread;
  const graves = await means.archive.buriedAmong(segments.flatMap(({ conversations }) => conversations));
  const found = segments.flatMap(({ name, conversations }): [string, string[]][] => {
    const before = passed[name] ?? [];
    const more = conversations.flatMap((id) => graves.get(id) ?? []).filter((grave) => !before.includes(grave));
    return done.includes(name) && more.length > 0 ? [[name, [...before, ...more]]] : [];
  });
  if (found.length > 0) await note(files.device, { passed: { ...passed, ...Object.fromEntries(found) } });
}

async function takeIn(other: Other, { manifest, sha256 }: FoundManifest): Promise<boolean> {
  const { means, files, known, note } = other;
  const { device } = files;
  await takeMoved(other, manifest);
  for (const segment of manifest.segments) {
    if (known()?.done.includes(segment.name)) continue;
    if (means.isOver?.()) return false;
    try {
      const passed = await takeSegment(other, manifest, segment);
      const { done = [], passed: before = {} } = known() ?? unread;
      const { [segment.name]: _, ...others } = before;
      await note(device, {
        done: [...done, segment.name],
        passed: passed.length > 0 ? { ...others, [segment.name]: passed } : others,
      });
    } catch (error) {
      if (!(error instanceof BackupError)) throw error;
      await note(device, { problem: problemOf(error) });
      return true;
    }
  }
  const live = new Set(manifest.segments.map(({ name }) => name));
  const { done = [], passed = {} } = known() ?? unread;
  const { counter, at, deleted } = manifest;
  await note(device, {
    counter,
    sha256,
    at,
    deleted,
    done: done.filter((name) => live.has(name)),
    passed: Object.fromEntries(Object.entries(passed).filter(([name]) => live.has(name))),
  });
  await noteDeleted(other, manifest);
  return true;
}

/** What the other browser knows under its real id is not to stand here under a surrogate as well. */
async function takeMoved({ means, changed }: Other, { moved = [] }: Manifest): Promise<void> {
  for (const each of moved) {
    means.signal.throwIfAborted();
    if (!(await means.archive.joinFormer(each))) continue;
    for (const id of [each.from, each.to]) {
      changed.push(id);
      means.written?.(id);
    }
  }
}

/** Joins what lies in a segment; gives the names of tombstones of those that were deleted here. */
async function takeSegment({ means, files, changed }: Other, manifest: Manifest, segment: Segment): Promise<string[]> {
  const { archive, place, unseal, signal } = means;
  const bytes = await readSegment(place, files.device, segment, unseal, signal);
  const opened = await openSegment(segment, bytes, signal);
  const elsewhere = assetsElsewhere(means, files.device, manifest);
  const passed: string[] = [];
  for (const conversation of opened.conversations) {
    signal.throwIfAborted();
    const { id } = conversation.thread.conversation;
    const whole = await elsewhere.named(conversation);
    const verdict = await archive.store(whole, async (member) => (await elsewhere.open(member)) ?? opened.open(member));
    if (verdict === "new" || verdict === "changed") {
      changed.push(id);
      means.written?.(id);
    }
    if (verdict === "deleted") passed.push(await archive.graveOf(id));
  }
  return passed;
}

const prefix = "elsewhere:";

/** Images and files that a conversation shows and that lie in another segment than itself. */
function assetsElsewhere({ archive, place, unseal, signal }: OthersMeans, device: string, { segments }: Manifest) {
  let last: { name: string; bytes: Uint8Array<ArrayBuffer> } | undefined;
  return {
    /** The conversation with where these are to be had, as far as they are not held. */
    async named(conversation: RestoredConversation): Promise<RestoredConversation> {
      const assets = { ...conversation.assets };
      for (const sha256 of shownBy(conversation)) {
        if (Object.hasOwn(assets, sha256) || (await archive.hasAsset(sha256))) continue;
        if (segments.some((segment) => segment.assets.includes(sha256))) assets[sha256] = { member: prefix + sha256 };
      }
      return { ...conversation, assets };
    },
    async open(member: string): Promise<Uint8Array | undefined> {
      if (!member.startsWith(prefix)) return undefined;
      const sha256 = member.slice(prefix.length);
      const home = segments.findLast((segment) => segment.assets.includes(sha256));
      if (!home) return undefined;
      if (last?.name !== home.name) {
        last = { name: home.name, bytes: await readSegment(place, device, home, unseal, signal) };
      }
      return assetIn(home, last.bytes, sha256);
    },
  };
}

/** Hashes of all images and files in a conversation's messages. */
function shownBy({ thread }: RestoredConversation): Set<Sha256> {
  const parts = thread.messages.flatMap(({ parts, versions }) => [
    ...parts,
    ...versions.flatMap((version) => version.parts),
  ]);
  return new Set(
    parts.flatMap((part) => ((part.kind === "image" || part.kind === "file") && part.asset ? part.asset.sha256 : [])),
  );
}

/** Segments with conversations that were deleted and are wanted again are to be read once more. */
async function withRevived({ archive }: OthersMeans, record: OthersRecord): Promise<OthersRecord> {
  const devices: Record<string, OtherDevice> = {};
  for (const [name, device] of Object.entries(record.devices)) {
    const again = new Set<string>();
    for (const [segment, graves] of Object.entries(device.passed)) {
      const buried = await Promise.all(graves.map((grave) => archive.isBuried(grave)));
      if (buried.includes(false)) again.add(segment);
    }
    devices[name] = again.size === 0 ? device : { ...device, done: device.done.filter((each) => !again.has(each)) };
  }
  return { devices };
}
