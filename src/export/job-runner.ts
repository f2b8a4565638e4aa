import { type BuiltFile, buildExport, type ExportSource } from "./build.ts";
import { type ExportFormat, type ExportOptions, parseExportOptions } from "./options.ts";
import { type ExportTexts, sayWith } from "./texts.ts";
import { isSomethingUnread, oneLine } from "./unread-text.ts";

export interface RunnableJob {
  id: string;
  format: ExportFormat;
  /** What the export is to be, as `parseExportOptions` reads it; absent in jobs of before there were options. */
  options?: unknown;
  conversations: string[] | "all";
  texts: ExportTexts;
  /** Name and version of the program. */
  generator: string;
}

/** A built file. */
export interface Built {
  /** Good until the job is dropped. */
  address: string;
  fileName: string;
  /** What it lacks because it could not be read. */
  unread?: UnreadInFile;
}

export interface UnreadInFile {
  chats: number;
  /** Titles or ids of the first few of them. */
  names: string[];
  /** Images and files. */
  files: number;
}

export interface JobReports {
  progress(job: string, done: number, total: number): void;
  built(job: string, built: Built): void;
  failed(job: string, error: unknown): void;
}

/** Runs export jobs in a context that can make blob addresses. */
export interface JobRunner {
  /** Starts a job from its beginning. One that runs already goes on; one that is built already reports that again. */
  start(job: RunnableJob): void;
  /** Stops a job without a report, or lets its built file go. */
  drop(id: string): void;
  /** Jobs that are running, or built and not dropped. */
  running(): string[];
}

/** Progress is reported at most this often, in ms. */
const progressEvery = 250;
/** So many of the chats that could not be read are named. */
const mostNames = 5;

interface Run {
  controller: AbortController;
  built?: Built;
}

/** Encrypts a file. @throws the signal's reason when it aborts */
export type SealFile = (file: Blob, seal: NonNullable<ExportOptions["seal"]>, signal: AbortSignal) => Promise<Blob>;

/** @param open gives what to read from: the named conversations, or all */
export function jobRunner(
  open: (conversations: string[] | "all") => Promise<ExportSource>,
  reports: JobReports,
  sealFile: SealFile,
): JobRunner {
  const runs = new Map<string, Run>();
  const forget = (id: string) => {
    const run = runs.get(id);
    runs.delete(id);
    run?.controller.abort();
    if (run?.built) URL.revokeObjectURL(run.built.address);
  };
  const run = async (job: RunnableJob, { controller }: Run) => {
    try {
      const source = await open(job.conversations);
      const file = await build(job, source, controller.signal, { reports, sealFile });
      if (controller.signal.aborted) return;
      const unread = unreadIn(source);
      const built = { address: URL.createObjectURL(file.blob), fileName: file.name, ...(unread ? { unread } : {}) };
      runs.set(job.id, { controller, built });
      reports.built(job.id, built);
    } catch (error) {
      if (controller.signal.aborted) return;
      forget(job.id);
      reports.failed(job.id, error);
    }
  };
  return {
    start(job) {
      const known = runs.get(job.id);
      if (known?.built) reports.built(job.id, known.built);
      if (known) return;
      const fresh: Run = { controller: new AbortController() };
      runs.set(job.id, fresh);
      void run(job, fresh);
    },
    drop: forget,
    running: () => [...runs.keys()],
  };
}

function unreadIn({ unread }: ExportSource): UnreadInFile | undefined {
  if (!isSomethingUnread(unread)) return undefined;
  const { chats, files } = unread;
  const names = chats.slice(0, mostNames).map(({ id, title }) => (title && oneLine(title)) || id);
  return { chats: chats.length, names, files: files.size };
}

async function build(
  job: RunnableJob,
  source: ExportSource,
  signal: AbortSignal,
  { reports, sealFile }: { reports: JobReports; sealFile: SealFile },
): Promise<BuiltFile> {
  let last = 0;
  const run = {
    say: sayWith(job.texts),
    generator: job.generator,
    now: new Date(),
    signal,
    progress(done: number, total: number) {
      const now = performance.now();
      if (done < total && now - last < progressEvery) return;
      last = now;
      reports.progress(job.id, done, total);
    },
  };
  const { seal, ...options } = parseExportOptions(job.options ?? { format: job.format });
  const file = await buildExport(source, options, run);
  return seal ? { name: `${file.name}.age`, blob: await sealFile(file.blob, seal, signal) } : file;
}
