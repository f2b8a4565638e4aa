import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { ExportFormat, ExportJob, ExportOptionsData } from "../../messages/contract.ts";
import type { ErrorCode } from "../../messages/errors.ts";
import type { Data } from "../data/data.ts";
import { attempt } from "../work/attempt.ts";
import { oneAtATime } from "../work/one-at-a-time.ts";
import { pollWhile } from "../work/poll-while.ts";

const pollMs = 500;

export interface JobsState {
  /** Newest first. Exports live in the background: this only shows them. */
  jobs: ReadonlySignal<readonly ExportJob[]>;
  problem: ReadonlySignal<ErrorCode | null>;
  refresh(): Promise<void>;
  start(conversations: string[] | "all", format: ExportFormat): Promise<void>;
  /** Starts an export that is to be as the options say (`ExportOptions` of src/export/options.ts). */
  startWith(conversations: string[], options: ExportOptionsData): Promise<void>;
  act(what: "cancel" | "dismiss" | "retry", job: string): Promise<void>;
}

/** Keeps itself up to date while an export runs, until the signal aborts. */
export function createJobs(data: Data, abort: AbortSignal): JobsState {
  const jobs = signal<readonly ExportJob[]>([]);
  const commandProblem = signal<ErrorCode | null>(null);
  const readProblem = signal<ErrorCode | null>(null);
  const running = computed(() => jobs.value.some(isRunning));

  const read = oneAtATime(async () => {
    const list = await data.ask("export.list");
    jobs.value = list.toSorted((a, b) => b.started.localeCompare(a.started));
  });
  const refresh = () => attempt(readProblem, read);
  pollWhile(running, refresh, pollMs, abort);

  return {
    jobs,
    problem: computed(() => commandProblem.value ?? readProblem.value),
    refresh,
    start: (conversations, format) =>
      attempt(commandProblem, () => data.ask("export.start", { conversations, format }), read),
    startWith: (conversations, options) =>
      attempt(commandProblem, () => data.ask("export.start", { conversations, options }), read),
    act: (what, job) => attempt(commandProblem, () => data.ask(`export.${what}`, { job }), read),
  };
}

export function isRunning({ state }: ExportJob): boolean {
  return state === "running" || state === "writing";
}
