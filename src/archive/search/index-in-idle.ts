import { ArchiveError } from "../archive-error.ts";
import type { Archive } from "../open.ts";
import { type UpdateOptions, updateIndex } from "./update-index.ts";

/** The index waits until nothing has been written for so long, but never longer than that, in ms. */
const restMs = 3_000;
const longestMs = 30_000;

export interface IdleIndexer {
  /** Tells that something was written, or that there may be something left from before. Returns at once. */
  changed(): void;
  /** Stops, also in the middle of work. */
  stop(): void;
}

export interface IdleOptions extends Pick<UpdateOptions, "atRest" | "strays"> {
  restMs?: number;
  longestMs?: number;
  /** Called when an update is over, with its error if it failed. */
  onEnd?(error?: unknown): void;
  /** Called with each update. */
  during?(update: Promise<unknown>): void;
}

/**
 * Keeps the search index up to date beside other work. A failure (no space, a closed connection) is no harm: the next change
 * tries again, and searches look at the texts themselves meanwhile. Whole windows and workers take turns.
 */
export function indexInIdle(open: () => Promise<Archive>, options: IdleOptions = {}): IdleIndexer {
  const rest = options.restMs ?? restMs;
  const longest = options.longestMs ?? longestMs;
  const stopping = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since: number | undefined;
  let running = false;

  const run = async () => {
    timer = undefined;
    since = undefined;
    running = true;
    const attempted = attempt(open, { signal: stopping.signal, ...options });
    options.during?.(attempted);
    const error = await attempted;
    running = false;
    if (stopping.signal.aborted) return;
    options.onEnd?.(error);
    if (since !== undefined) wait();
  };
  const wait = () => {
    since ??= performance.now();
    if (running) return;
    clearTimeout(timer);
    timer = setTimeout(() => void run(), Math.max(0, Math.min(rest, since + longest - performance.now())));
  };
  return {
    changed: () => {
      if (!stopping.signal.aborted) wait();
    },
    stop: () => {
      stopping.abort();
      clearTimeout(timer);
    },
  };
}

async function attempt(open: () => Promise<Archive>, options: UpdateOptions): Promise<unknown> {
  try {
    await inTurn(async () => updateIndex(await open(), options));
    return undefined;
  } catch (error) {
    if (!(error instanceof ArchiveError) && !options.signal?.aborted) console.warn("search index not updated", error);
    return error;
  }
}

/** One context at a time; a second would only do the same work. */
async function inTurn(work: () => Promise<void>): Promise<void> {
  const locks: LockManager | undefined = navigator.locks;
  if (!locks) await work();
  else await locks.request("convokeep-search-index", { ifAvailable: true }, (lock) => (lock ? work() : undefined));
}
