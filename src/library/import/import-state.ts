import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { ArchiveError } from "../../archive/archive-error.ts";
import type { CryptProblem } from "../../crypt/crypt-error.ts";
import { choiceOf } from "./choice.ts";
import type { Connection, Engine } from "./engine.ts";
import { createFound, type FoundState } from "./found-state.ts";
import type { Failure, Findings, Keys, Progress, Told } from "./protocol.ts";
import { type Run, runDataOf } from "./run.ts";

/** What opens encrypted files. */
export type SealedBy = "key" | "passphrase";

/** Where an import is. */
export type ImportStep =
  | { name: "start" }
  | { name: "looking"; files: string[]; formats: string[]; progress: Progress | null }
  /** Some are encrypted; `problem`: what else is needed, or why they did not open. */
  /** `by`: what the files want; `recovery`: the file that was chosen for the last try. */
  | { name: "sealed"; files: string[]; problem: CryptProblem; by: SealedBy; tried: boolean; recovery?: File }
  | { name: "found"; findings: Findings }
  | { name: "importing"; progress: Progress | null; paused: boolean; stopping: boolean; resumed: boolean }
  | { name: "report"; run: Run }
  | { name: "undoing"; done: number; total: number }
  | { name: "undone"; removed: number; restored: number; kept: number }
  /** `files`: what was looked into; empty where an import or its undoing failed. */
  | { name: "failed"; files: string[]; failure: Failure; wrote: boolean };

/** What the state needs of the world. */
export interface ImportData {
  engine: Engine;
  /** Past imports, newest first. */
  runs(): Promise<Run[]>;
  /** Whether some tab imports at this moment. */
  isBusy(): Promise<boolean>;
  /** Tells all pages, and the index, that conversations changed. */
  announce(conversations: string[]): Promise<void>;
  /** Ends an interrupted import as it is. */
  leave(run: string): Promise<void>;
}

export interface ImportState {
  step: ReadonlySignal<ImportStep>;
  found: FoundState;
  runs: ReadonlySignal<readonly Run[]>;
  /** An import that was cut off: by a crash, say, or as its tab was closed. */
  interrupted: ReadonlySignal<Run | null>;
  /** Something is being written: closing the page would interrupt it. */
  writing: ReadonlySignal<boolean>;
  /** Conversations that this page wrote since it was last asked. */
  takeWritten(): string[];
  /** Reads the list of past imports. */
  refresh(): Promise<void>;
  /** Looks through files; where they are those of the interrupted import, goes on with it. */
  look(files: File[], handles: FileSystemFileHandle[]): void;
  /** Looks through encrypted files with what opens them. */
  unlock(keys: Keys): void;
  begin(): void;
  pause(): void;
  goOn(): void;
  stop(): void;
  undo(run: string): void;
  /** Does not go on with an interrupted import; what it stored stays. */
  leave(run: string): Promise<void>;
  /** Files are held over the page. */
  over: Signal<boolean>;
  /** Back to the start; whatever runs is ended at once. */
  reset(): void;
}

const sealedBy = { "needs-passphrase": "passphrase", "needs-key": "key" } as const;

/** Changes are told at most so often while there are more, in ms: other pages read their lists again for each. */
const tellEvery = 2_000;

export function createImport(data: ImportData, abort: AbortSignal): ImportState {
  const step = signal<ImportStep>({ name: "start" });
  const runs = signal<readonly Run[]>([]);
  const interrupted = signal<Run | null>(null);
  const found = createFound();
  const changes = tellChanges(data, abort);
  const writing = computed(() => step.value.name === "importing" || step.value.name === "undoing");
  let connection: Connection | undefined;
  let handles: FileSystemFileHandle[] = [];
  let wanted: File[] = [];
  let tried: Keys | undefined;
  let by: SealedBy = "key";

  const refresh = async () => {
    const [all, busy] = await Promise.all([data.runs(), data.isBusy()]);
    runs.value = all;
    const cut = all.find(({ state }) => state === "running" || state === "paused" || state === "undoing");
    interrupted.value = busy || writing.value ? null : (cut ?? null);
  };
  const listAgain = () => void refresh().catch((error: unknown) => console.warn("imports not listed", error));
  const end = () => {
    connection?.close();
    connection = undefined;
    changes.flush();
  };
  const fail = (failure: Failure) => {
    const wrote = writing.value;
    const files = step.value.name === "looking" ? step.value.files : [];
    end();
    if (failure.why === "sealed") {
      const { problem } = failure;
      // Of a wrong passphrase it is not told again what it was for.
      if (problem === "needs-passphrase" || problem === "needs-key") by = sealedBy[problem];
      const { recovery } = tried ?? {};
      step.value = { name: "sealed", files, problem, by, tried: tried !== undefined, ...(recovery && { recovery }) };
      return;
    }
    step.value = { name: "failed", files, failure, wrote };
    listAgain();
  };
  const report = async (run: string) => {
    end();
    await refresh();
    const ended = runs.value.find(({ id }) => id === run);
    step.value = ended ? { name: "report", run: ended } : { name: "start" };
  };
  const hear = (told: Told) => {
    const now = step.value;
    switch (told.told) {
      case "formats":
        if (now.name === "looking") step.value = { ...now, files: told.files, formats: told.formats };
        return;
      case "progress":
        if (now.name === "looking" || now.name === "importing") step.value = { ...now, progress: told.progress };
        return;
      case "rows":
        return found.add(told.rows);
      case "found":
        found.whole();
        step.value = { name: "found", findings: told.findings };
        return;
      case "begun":
        interrupted.value = null;
        step.value = { name: "importing", progress: null, paused: false, stopping: false, resumed: told.resumed };
        return;
      case "changed":
        return changes.add(told.conversations);
      case "imported":
        report(told.run).catch((error: unknown) => fail(failureOf(error)));
        return;
      case "undoing":
        step.value = { name: "undoing", done: told.done, total: told.total };
        return;
      case "undone":
        end();
        step.value = { name: "undone", removed: told.removed, restored: told.restored, kept: told.kept };
        listAgain();
        return;
      case "failed":
        return fail(told.failure);
    }
  };
  const connect = () => {
    end();
    const made = data.engine(
      (told) => made === connection && hear(told),
      (error) => {
        console.error("import worker", error);
        if (made === connection) fail({ why: "unknown" });
      },
    );
    connection = made;
    return made;
  };
  abort.addEventListener("abort", end);
  return {
    step,
    found,
    runs,
    interrupted,
    writing,
    takeWritten: changes.take,
    refresh,
    look(files, kept) {
      if (writing.value || files.length === 0) return;
      handles = kept;
      wanted = files;
      tried = undefined;
      by = "key";
      lookThrough();
    },
    unlock(keys) {
      if (step.value.name !== "sealed") return;
      tried = keys;
      lookThrough(keys);
    },
    begin() {
      const now = step.value;
      if (now.name !== "found") return;
      const choice = choiceOf(found.rows(), found.choice.has, now.findings.items);
      step.value = { name: "importing", progress: null, paused: false, stopping: false, resumed: false };
      connection?.order({ do: "import", choice, handles });
    },
    pause: () => hold(true),
    goOn: () => hold(false),
    stop() {
      const now = step.value;
      if (now.name !== "importing") return;
      step.value = { ...now, stopping: true };
      connection?.order({ do: "stop" });
    },
    undo(run) {
      if (writing.value) return;
      interrupted.value = null;
      step.value = { name: "undoing", done: 0, total: 0 };
      connect().order({ do: "undo", run });
    },
    async leave(run) {
      await data.leave(run);
      await refresh();
    },
    over: signal(false),
    reset() {
      end();
      found.clear();
      wanted = [];
      step.value = { name: "start" };
      listAgain();
    },
  };

  function lookThrough(keys?: Keys): void {
    found.clear();
    const cut = interrupted.value;
    const print = cut && cut.state !== "undoing" ? runDataOf(cut)?.print : undefined;
    step.value = { name: "looking", files: wanted.map(({ name }) => name), formats: [], progress: null };
    connect().order({
      do: "look",
      files: wanted,
      ...(cut && print !== undefined ? { interrupted: { run: cut.id, print } } : {}),
      ...(keys ? { keys } : {}),
    });
  }

  function hold(paused: boolean): void {
    const now = step.value;
    if (now.name !== "importing") return;
    step.value = { ...now, paused };
    connection?.order({ do: paused ? "pause" : "go-on" });
  }
}

/** The archive could not say what came of an import. */
function failureOf(error: unknown): Failure {
  if (error instanceof ArchiveError) return { why: "archive", reason: error.reason };
  console.error("import", error);
  return { why: "unknown" };
}

/** Gathers conversations that changed, and tells of them now and then. */
function tellChanges(data: ImportData, abort: AbortSignal) {
  let waiting = new Set<string>();
  let written = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.size === 0) return;
    const conversations = [...waiting];
    waiting = new Set();
    data.announce(conversations).catch((error: unknown) => console.warn("pages not told of an import", error));
  };
  abort.addEventListener("abort", () => clearTimeout(timer));
  return {
    add(ids: readonly string[]) {
      for (const id of ids) {
        waiting.add(id);
        written.add(id);
      }
      timer ??= setTimeout(flush, tellEvery);
    },
    flush,
    /** What was added since it was last taken. */
    take() {
      const taken = [...written];
      written = new Set();
      return taken;
    },
  };
}

/** Asks whoever closes the page while something is being written. Until the signal aborts. */
export function warnOnLeaving({ writing }: Pick<ImportState, "writing">, abort: AbortSignal): void {
  const warn = (event: BeforeUnloadEvent) => event.preventDefault();
  const stop = effect(() => {
    if (!writing.value) return;
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  });
  abort.addEventListener("abort", stop);
}
