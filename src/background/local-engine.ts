import { openArchive } from "../archive/open.ts";
import { readersOf } from "../archive/readers.ts";
import { sealBlob } from "../crypt/seal-blob.ts";
import { NothingToExport } from "../export/build.ts";
import { type JobReports, jobRunner } from "../export/job-runner.ts";
import { exportSource } from "../export/source.ts";
import type { ExportReports } from "../messages/contract.ts";
import { CodedError, type ErrorCode } from "../messages/errors.ts";
import type { Handlers } from "../messages/handlers.ts";
import { keepAliveDuring } from "../messages/heartbeat.ts";
import { codedError } from "./archive.ts";
import type { ExportEngine } from "./export-engine.ts";
import { exportTexts, generator } from "./export-texts.ts";

/** Firefox: exports are built in the event page itself, which is kept alive until the file is written or given up. */
export function localEngine(reports: Handlers<ExportReports>): ExportEngine {
  const ends = new Map<string, () => void>();
  const told = (report: unknown) =>
    Promise.resolve(report).catch((error: unknown) => console.warn("export report failed", error));
  const sender = { url: "" };
  const building: JobReports = {
    progress: (job, done, total) => void told(reports["job.progress"]({ job, done, total }, sender)),
    built: (job, built) => void told(reports["job.built"]({ job, ...built }, sender)),
    failed: (job, error) => void told(reports["job.failed"]({ job, error: codeOf(error) }, sender)),
  };
  const runner = jobRunner(openSource, building, sealBlob);
  return {
    async start(row) {
      if (!ends.has(row.id)) keepAliveDuring(new Promise<void>((resolve) => ends.set(row.id, resolve)));
      const { id, format, options, conversations } = row;
      const texts = await exportTexts();
      // Given up while the texts were read.
      if (!ends.has(id)) return;
      runner.start({ id, format, options, conversations, texts, generator: generator() });
    },
    async drop(id) {
      runner.drop(id);
      ends.get(id)?.();
      ends.delete(id);
    },
    running: async () => runner.running(),
  };
}

function openSource(conversations: string[] | "all") {
  return exportSource(readersOf(openArchive), conversations);
}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof NothingToExport) return error.why === "gone" ? "nothing-to-export" : "unreadable";
  const coded = codedError(error);
  if (coded instanceof CodedError) return coded.code;
  console.warn("export failed", error);
  return "unknown";
}
