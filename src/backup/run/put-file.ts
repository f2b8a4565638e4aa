import { sha256Of } from "../../lib/sha256-of.ts";
import { BackupError } from "../backup-error.ts";
import { filesOfSegment, type Piece } from "../manifest.ts";
import { pathOf } from "../names.ts";
import { type Place, PlaceError } from "../places/place.ts";

/** So often is a file written that does not come back as it was. */
const attempts = 2;

/**
 * Writes a file and reads it back. One of that name which is there already is as good where it is the same.
 * @throws PlaceError; BackupError `not-kept` where the place does not keep what it is given, `taken` where another file was there
 */
export async function putFile(
  place: Place,
  device: string,
  file: Piece,
  bytes: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Promise<void> {
  const path = pathOf(device, file.name);
  for (let attempt = 1; ; attempt += 1) {
    const isNew = await written(place, path, bytes, signal);
    if (await lies(place, device, file, signal)) return;
    if (!isNew) throw new BackupError("taken");
    await place.remove(path, signal);
    if (attempt === attempts) throw new BackupError("not-kept");
  }
}

/** Whether there was none before. */
async function written(
  place: Place,
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await place.write(path, bytes, signal);
    return true;
  } catch (error) {
    if (error instanceof PlaceError && error.problem === "exists") return false;
    throw error;
  }
}

/** Whether a file lies in the place as it was written; where the place cannot read, as far as its size tells. @throws PlaceError */
export async function lies(
  place: Place,
  device: string,
  { name, size, sha256 }: Piece,
  signal: AbortSignal,
): Promise<boolean> {
  const path = pathOf(device, name);
  if (!place.canRead) return (await place.size(path, signal)) === size;
  const bytes = await place.read(path, signal);
  return bytes !== undefined && bytes.length === size && (await sha256Of(bytes)) === sha256;
}

/** Whether a segment lies in the place as it was written, in all its files. @throws PlaceError */
export async function segmentLies(
  place: Place,
  device: string,
  segment: Piece & { pieces?: readonly Piece[] },
  signal: AbortSignal,
): Promise<boolean> {
  for (const file of filesOfSegment(segment)) if (!(await lies(place, device, file, signal))) return false;
  return true;
}
