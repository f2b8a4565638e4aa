import { ArchiveError, type ArchiveErrorReason } from "../archive/archive-error.ts";
import { type Archive, openArchive } from "../archive/open.ts";
import { CodedError, type ErrorCode } from "../messages/errors.ts";

const codes: Record<ArchiveErrorReason, ErrorCode> = {
  "no-space": "no-space",
  blocked: "archive-blocked",
  newer: "archive-newer",
  closed: "archive-closed",
  broken: "archive-closed",
};

/**
 * Runs work on the archive; a connection that was closed in mid-work is opened again and the work repeated, so it must be
 * safe to repeat. @throws CodedError for whatever keeps the archive from working
 */
export async function withArchive<T>(work: (archive: Archive) => Promise<T>): Promise<T> {
  try {
    return await work(await openArchive());
  } catch (error) {
    if (!(error instanceof ArchiveError) || error.reason !== "closed") throw codedError(error);
  }
  try {
    return await work(await openArchive());
  } catch (error) {
    throw codedError(error);
  }
}

/** The archive's errors as errors that cross contexts; all others stay as they are. */
export function codedError(error: unknown): unknown {
  return error instanceof ArchiveError ? new CodedError(codes[error.reason], error.message, { cause: error }) : error;
}
