import { ArchiveError, type ArchiveErrorReason } from "../archive/archive-error.ts";
import { openArchive } from "../archive/open.ts";
import { readersOf } from "../archive/readers.ts";
import { sealBlob } from "../crypt/seal-blob.ts";
import { NothingToExport } from "../export/build.ts";
import { type JobReports, type JobRunner, jobRunner } from "../export/job-runner.ts";
import { exportSource } from "../export/source.ts";
import { ask } from "../messages/ask.ts";
import type { ErrorCode } from "../messages/errors.ts";
import { retrying } from "../messages/retrying.ts";

/** Runs exports in this document and reports to the background, which may be asleep or dying: reports are repeated. */
export function offscreenRunner(): JobRunner {
  const reports: JobReports = {
    progress: (job, done, total) => told(ask("job.progress", { job, done, total })),
    built: (job, built) => told(retrying(() => ask("job.built", { job, ...built }), slow)),
    failed: (job, error) => told(retrying(() => ask("job.failed", { job, error: codeOf(error) }))),
  };
  return jobRunner(openSource, reports, sealBlob);
}

/** Starting a download may wait for the user, where the browser asks for a place for each file. */
const slow = { answerWithin: 10 * 60_000 };

/** A report that is lost for good does no harm: the background asks again when it takes up its jobs. */
function told(report: Promise<void>): void {
  report.catch((error: unknown) => console.warn("report lost", error));
}

function openSource(conversations: string[] | "all") {
  return exportSource(readersOf(openArchive), conversations);
}

const codes: Record<ArchiveErrorReason, ErrorCode> = {
  "no-space": "no-space",
  blocked: "archive-blocked",
  locked: "archive-locked",
  newer: "archive-newer",
  closed: "archive-closed",
  broken: "archive-closed",
};

function codeOf(error: unknown): ErrorCode {
  if (error instanceof NothingToExport) return error.why === "gone" ? "nothing-to-export" : "unreadable";
  if (error instanceof ArchiveError) return codes[error.reason];
  console.warn("export failed", error);
  return "unknown";
}
