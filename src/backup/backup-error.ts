/**
 * Why a backup could not be made or read, where it is neither the place (`PlaceError`) nor the archive (`ArchiveError`).
 * - `not-kept`: what was read back is not what was written
 * - `damaged`: a file is not what it should be
 * - `missing`: a file that a manifest names is not there
 * - `sealed`: it is encrypted, and the key is not at hand
 * - `forged`: a manifest that was not signed by the browser that it says it is of
 * - `newer`: a newer version of the extension wrote it
 * - `taken`: another browser writes under this one's name
 */
export type BackupProblem = "not-kept" | "damaged" | "missing" | "sealed" | "forged" | "newer" | "taken";

/** Carries no address, name or secret: it may be logged and shown. */
export class BackupError extends Error {
  override readonly name = "BackupError";
  constructor(
    readonly problem: BackupProblem,
    options?: ErrorOptions,
  ) {
    super(`backup: ${problem}`, options);
  }
}
