import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Thread } from "../../conversation/model.ts";
import type { ExportSource } from "../../export/each-thread.ts";
import { isTextFile, redactedSource } from "../../export/redacted-source.ts";
import type { Selection } from "../../export/select-messages.ts";
import { breathe, breathMs } from "../../lib/breathe.ts";
import type { ErrorCode } from "../../messages/errors.ts";
import type { PrivateKind } from "../../redact/kinds.ts";
import { type Entry, keyOf } from "../../redact/ledger.ts";
import { createRedactor, type RedactChoice } from "../../redact/redactor.ts";
import { codeOf } from "../../ui/error-text.ts";
import type { Hiding } from "./stored-hiding.ts";

/** A pause in typing after which everything is looked through anew, ms. */
const restMs = 350;

/** What leaves the archive, what is private in it, and what of that is to be hidden. */
export interface HidingState {
  kinds: Signal<readonly PrivateKind[]>;
  /** Own words and patterns as they are typed, one a line. */
  words: Signal<string>;
  /** Everything found so far, most telling kinds first, most frequent first. */
  found: ReadonlySignal<readonly Entry[]>;
  /** By key: what is to stay as it is. */
  kept: ReadonlySignal<ReadonlySet<string>>;
  /** Conversations looked through, of how many. */
  looked: ReadonlySignal<{ done: number; all: number }>;
  isLooking: ReadonlySignal<boolean>;
  problem: ReadonlySignal<ErrorCode | null>;
  /** Images and files that are no texts: nobody has looked into them. */
  unread: ReadonlySignal<number>;
  keep(found: readonly Entry[], keep: boolean): void;
  /** As decided so far. */
  choice(): RedactChoice;
  hiding(): Hiding;
}

interface HidingMeans {
  source: ExportSource;
  /** Messages that alone leave, by conversation. */
  selection?: Selection;
  first: Hiding;
}

/** Looks through what is to leave, again after every change of what is looked for, until the signal aborts. */
export function createHiding({ source, selection = {}, first }: HidingMeans, abort: AbortSignal): HidingState {
  const kinds = signal(first.kinds);
  const words = signal(first.words.join("\n"));
  const entries = signal<readonly Entry[]>([]);
  const kept = signal<ReadonlySet<string>>(new Set());
  const looked = signal({ done: 0, all: source.ids.length });
  const isLooking = signal(true);
  const problem = signal<ErrorCode | null>(null);
  const unread = signal(0);
  const lines = computed(() => linesOf(words.value));

  let look = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const begin = (choice: RedactChoice) => {
    look.abort();
    look = new AbortController();
    const signal = AbortSignal.any([abort, look.signal]);
    const redactor = createRedactor(choice);
    const files = new Set<string>();
    const through = redactedSource(source, selection, redactor, breather(signal));
    const run = async () => {
      for (const [at, id] of source.ids.entries()) {
        const thread = await through.readThread(id);
        signal.throwIfAborted();
        if (thread) noteFiles(thread, files);
        looked.value = { done: at + 1, all: source.ids.length };
        if (at % 50 === 49) entries.value = sorted(redactor.entries());
      }
      entries.value = sorted(redactor.entries());
      unread.value = files.size;
      isLooking.value = false;
    };
    run().catch((error: unknown) => {
      if (!signal.aborted) problem.value = codeOf(error);
    });
  };
  const stop = effect(() => {
    const choice = { kinds: kinds.value, words: lines.value, keep: [] };
    clearTimeout(timer);
    isLooking.value = true;
    looked.value = { done: 0, all: source.ids.length };
    timer = setTimeout(begin, entries.peek().length > 0 ? restMs : 0, choice);
  });
  abort.addEventListener("abort", () => {
    clearTimeout(timer);
    stop();
  });
  return {
    kinds,
    words,
    found: entries,
    kept,
    looked,
    isLooking,
    problem,
    unread,
    keep(found, keep) {
      const next = new Set(kept.value);
      for (const each of found) {
        if (keep) next.add(keyOf(each));
        else next.delete(keyOf(each));
      }
      kept.value = next;
    },
    choice: () => ({ kinds: kinds.value, words: lines.value, keep: [...kept.value] }),
    hiding: () => ({ kinds: kinds.value, words: lines.value }),
  };
}

/** Lines that say something. */
function linesOf(text: string): string[] {
  return [...new Set(text.split("\n").map((line) => line.trim()))].filter((line) => line !== "" && line.length <= 200);
}

function sorted(found: readonly Entry[]): readonly Entry[] {
  return [...found].sort((a, b) => b.count - a.count);
}

function noteFiles({ messages }: Thread, files: Set<string>): void {
  for (const { parts, versions } of messages) {
    for (const part of [...parts, ...versions.flatMap((version) => version.parts)]) {
      if ("asset" in part && part.asset && !isTextFile(part.asset)) files.add(part.asset.sha256);
    }
  }
}

/** Gives way after every slice. */
function breather(signal: AbortSignal): () => Promise<void> | undefined {
  let until = performance.now() + breathMs;
  return () => {
    signal.throwIfAborted();
    if (performance.now() < until) return undefined;
    return breathe().then(() => {
      until = performance.now() + breathMs;
    });
  };
}
