import type { Sha256 } from "../conversation/model.ts";
import { joinedBytes } from "../lib/read-stream.ts";
import { sha256Of } from "../lib/sha256-of.ts";
import { BackupError, type BackupProblem } from "./backup-error.ts";
import type { Manifest, Piece, Segment } from "./manifest.ts";
import { parseManifest } from "./manifest-schema.ts";
import { backupFolder, folderOf, type NamedFile, pathOf, readPath } from "./names.ts";
import type { Place, PlaceFile } from "./places/place.ts";
import type { Unseal } from "./sealing.ts";

/** What lies in the folder of one browser. */
export interface DeviceFiles {
  device: string;
  /** Sizes in bytes by name. */
  files: ReadonlyMap<string, number>;
  /** Newest first. */
  manifests: readonly NamedFile[];
  /** What writers have left that ended before their time, as places write first under names of their own. */
  unfinished: readonly Unfinished[];
}

export interface Unfinished {
  name: string;
  /** Of the file that it was to be. */
  counter: number;
}

/** A manifest as it lies in a place. */
export interface FoundManifest {
  name: string;
  /** Of its bytes as they lie there. */
  sha256: Sha256;
  size: number;
  manifest: Manifest;
}

/** What the newest manifests of a browser were found to be. */
export interface NewestManifest {
  /** The newest that is whole. */
  found?: FoundManifest;
  /** Newer ones that are not, by name. */
  passed: { name: string; problem: BackupProblem }[];
}

/** What a place's list of files comes to. What is not ours is counted and else left alone. */
export async function listDevices(
  place: Place,
  signal: AbortSignal,
): Promise<{ devices: DeviceFiles[]; unknown: number }> {
  return devicesIn(await place.list(backupFolder, signal));
}

/** What lies in the folder of one browser; an empty one where there is none. */
export async function listDevice(place: Place, device: string, signal: AbortSignal): Promise<DeviceFiles> {
  const { devices } = devicesIn(await place.list(folderOf(device), signal));
  return devices.find((each) => each.device === device) ?? { device, files: new Map(), manifests: [], unfinished: [] };
}

/** See places/webdav.ts. */
const unfinishedEnd = /\.tmp$/;

interface Found {
  files: Map<string, number>;
  manifests: NamedFile[];
  unfinished: Unfinished[];
}

function devicesIn(listed: readonly PlaceFile[]): { devices: DeviceFiles[]; unknown: number } {
  const byDevice = new Map<string, Found>();
  let unknown = 0;
  for (const { path, size } of listed) {
    const named = readPath(path) ?? readPath(path.replace(unfinishedEnd, ""));
    if (!named) {
      unknown += 1;
      continue;
    }
    const held: Found = byDevice.get(named.device) ?? { files: new Map(), manifests: [], unfinished: [] };
    byDevice.set(named.device, held);
    if (unfinishedEnd.test(path)) {
      held.unfinished.push({ name: `${named.name}.tmp`, counter: named.counter });
      continue;
    }
    if (named.kind === "manifest" && !held.files.has(named.name)) held.manifests.push(named);
    held.files.set(named.name, size);
  }
  const devices = [...byDevice].map(([device, { files, manifests, unfinished }]) => ({
    device,
    files,
    unfinished,
    manifests: manifests.sort((a, b) => b.counter - a.counter),
  }));
  return { devices: devices.sort((a, b) => (a.device < b.device ? -1 : 1)), unknown };
}

/**
 * The newest manifest of a browser that is whole, and why newer ones were passed over.
 * @throws PlaceError, and what `unseal` throws that is no `BackupError`
 */
export async function newestManifest(
  place: Place,
  { device, manifests }: Pick<DeviceFiles, "device" | "manifests">,
  unseal: Unseal,
  signal: AbortSignal,
): Promise<NewestManifest> {
  const passed: NewestManifest["passed"] = [];
  for (const { name, counter, sealed } of manifests) {
    try {
      return { found: await readManifest(place, { device, name, counter, sealed }, unseal, signal), passed };
    } catch (error) {
      if (!(error instanceof BackupError)) throw error;
      passed.push({ name, problem: error.problem });
    }
  }
  return { passed };
}

/** @throws PlaceError, BackupError */
export async function readManifest(
  place: Place,
  { device, name, counter, sealed }: Pick<NamedFile, "device" | "name" | "counter" | "sealed">,
  unseal: Unseal,
  signal: AbortSignal,
): Promise<FoundManifest> {
  const bytes = await place.read(pathOf(device, name), signal);
  if (!bytes) throw new BackupError("missing");
  const manifest = await parseManifest(sealed ? await unseal(bytes) : bytes);
  // A manifest under another's name would be an old one shown as new, or another browser's.
  if (manifest.device !== device || manifest.counter !== counter) throw new BackupError("damaged");
  return { name, sha256: await sha256Of(bytes), size: bytes.length, manifest };
}

/**
 * A segment's archive file, whole and as the manifest says. Nothing is written to disk.
 * @throws PlaceError, BackupError
 */
export async function readSegment(
  place: Place,
  device: string,
  segment: Segment,
  unseal: Unseal,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readSegmentBytes(place, device, segment, signal);
  return segment.name.endsWith(".age") ? unseal(bytes) : bytes;
}

/** A segment's bytes as they lie there, its pieces put together, if they are those that it is known by. */
async function readSegmentBytes(place: Place, device: string, segment: Segment, signal: AbortSignal) {
  if (!segment.pieces) return readWhole(place, device, segment, signal);
  const pieces: Uint8Array[] = [];
  for (const piece of segment.pieces) pieces.push(await readWhole(place, device, piece, signal));
  const bytes = joinedBytes(pieces, segment.size);
  if ((await sha256Of(bytes)) !== segment.sha256) throw new BackupError("damaged");
  return bytes;
}

/** The bytes of a file as they lie there, if they are those that it is known by. @throws PlaceError, BackupError */
export async function readWhole(
  place: Place,
  device: string,
  { name, size, sha256 }: Piece,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await place.read(pathOf(device, name), signal);
  if (!bytes) throw new BackupError("missing");
  if (bytes.length !== size || (await sha256Of(bytes)) !== sha256) throw new BackupError("damaged");
  return bytes;
}
