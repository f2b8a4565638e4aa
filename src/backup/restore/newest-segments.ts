import type { BackupProblem } from "../backup-error.ts";
import type { Manifest, Segment } from "../manifest.ts";
import type { Place } from "../places/place.ts";
import { listDevices, newestManifest } from "../read-place.ts";
import type { Unseal } from "../sealing.ts";

/** The newest whole backup of one browser. */
export interface FoundBackup {
  device: string;
  manifest?: Manifest;
  /** Newer manifests that are not whole, or cannot be opened. */
  passed: { name: string; problem: BackupProblem }[];
}

/** The newest whole backup of every browser in a place. @throws PlaceError */
export async function newestBackups(place: Place, unseal: Unseal, signal: AbortSignal): Promise<FoundBackup[]> {
  const { devices } = await listDevices(place, signal);
  const found: FoundBackup[] = [];
  for (const device of devices.filter(({ manifests }) => manifests.length > 0)) {
    const { found: newest, passed } = await newestManifest(place, device, unseal, signal);
    found.push({ device: device.device, ...(newest ? { manifest: newest.manifest } : {}), passed });
  }
  return found;
}

/** Whether something could not be opened for want of the key. */
export function wantsKey(backups: readonly FoundBackup[]): boolean {
  return backups.some(({ passed }) => passed.some(({ problem }) => problem === "sealed"));
}

export function segmentsOf(backups: readonly FoundBackup[]): { device: string; segment: Segment }[] {
  return backups.flatMap(({ device, manifest }) => (manifest?.segments ?? []).map((segment) => ({ device, segment })));
}
