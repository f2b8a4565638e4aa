import { readAsset } from "../archive/assets.ts";
import { listConversations } from "../archive/list.ts";
import { openArchive } from "../archive/open.ts";
import { readWholeThread } from "../archive/read-thread.ts";
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
    built: (job, address, fileName) => void told(reports["job.built"]({ job, address, fileName }, sender)),
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
  return exportSource(
    {
      list: async () => listConversations(await openArchive()),
      thread: async (id) => readWholeThread(await openArchive(), id),
      asset: async (sha256) => readAsset(await openArchive(), sha256),
    },
    conversations,
  );
}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof NothingToExport) return "nothing-to-export";
  const coded = codedError(error);
  if (coded instanceof CodedError) return coded.code;
  console.warn("export failed", error);
  return "unknown";
}
