export type ArchiveErrorReason =
  /** The disk or the browser's quota is full. Nothing of the write was kept; everything stored before is still there. */
  | "no-space"
  /** Another window holds an older version of the archive open. It opens by itself once that window is closed. */
  | "blocked"
  /** The archive was written by a newer version of the extension; this one leaves it alone. */
  | "newer"
  /** The archive is locked: its records cannot be read until the user gives the passphrase. Nothing is lost. */
  | "locked"
  /** The connection was closed in mid-work (an update, or the browser's doing). Open again and repeat. */
  | "closed"
  /** The browser cannot open or read the archive (damaged files, storage switched off). */
  | "broken";

/** The one error of the archive. `cause` is the browser's own error, where there was one. */
export class ArchiveError extends Error {
  override readonly name = "ArchiveError";
  constructor(
    readonly reason: ArchiveErrorReason,
    options?: ErrorOptions,
  ) {
    super(`archive: ${reason}`, options);
  }
}

const reasons: Record<string, ArchiveErrorReason> = {
  QuotaExceededError: "no-space",
  VersionError: "newer",
  InvalidStateError: "closed",
  AbortError: "closed",
  TransactionInactiveError: "closed",
  UnknownError: "broken",
  DataError: "broken",
  NotReadableError: "broken",
  NotFoundError: "broken",
  ReadOnlyError: "broken",
  SecurityError: "broken",
};

/** The archive's error for whatever the browser threw; errors that are not the browser's stay as they are. */
export function toArchiveError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ArchiveError) return error;
  // Older browsers name a full disk only in the text of another error.
  if (/quota|disk full|no space/i.test(`${error.name} ${error.message}`))
    return new ArchiveError("no-space", { cause: error });
  const reason = reasons[error.name];
  return reason ? new ArchiveError(reason, { cause: error }) : error;
}

/** Runs archive work so that only `ArchiveError`s come out of the browser's failures. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toArchiveError(error);
  }
}
