import { ArchiveError, type ArchiveErrorReason } from "../archive/archive-error.ts";
import { type Archive, openArchive } from "../archive/open.ts";
import { CodedError, type ErrorCode } from "../messages/errors.ts";

const codes: Record<ArchiveErrorReason, ErrorCode> = {
  "no-space": "no-space",
  blocked: "archive-blocked",
  locked: "archive-locked",
  newer: "archive-newer",
  closed: "archive-closed",
  broken: "archive-closed",
};

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Runs work on the archive; a connection that was closed in mid-work is opened again and the work repeated, so it must be
 * safe to repeat. @throws CodedError for whatever keeps the archive from working
 */
export async function withArchive<T>(work: (archive: Archive) => Promise<T>): Promise<T> {
  running += 1;
  try {
    return await twice(work);
  } finally {
    running -= 1;
    if (running === 0) for (const resume of waiting.splice(0)) resume();
  }
}

/** Resolves when nothing works on the archive through `withArchive`: what can wait lets it go first. */
export async function archiveAtRest(): Promise<void> {
  while (running > 0) await new Promise<void>((resolve) => waiting.push(resolve));
}

async function twice<T>(work: (archive: Archive) => Promise<T>): Promise<T> {
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
