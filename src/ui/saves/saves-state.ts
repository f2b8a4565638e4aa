import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { ErrorCode } from "../../messages/errors.ts";
import type { OpenChat, SaveRun } from "../../messages/saves.ts";
import type { Data } from "../data/data.ts";
import { attempt } from "../work/attempt.ts";
import { oneAtATime } from "../work/one-at-a-time.ts";
import { pollWhile } from "../work/poll-while.ts";

/** The background tells of every step; this is for one that has died, which being asked wakes. */
const pollMs = 2_000;

export interface SavesState {
  /** Chats being saved one after the other. They live in the background: this only shows them. */
  run: ReadonlySignal<SaveRun | null>;
  problem: ReadonlySignal<ErrorCode | null>;
  /** Whether the question about the open tabs is open. */
  asking: Signal<boolean>;
  /** Open tabs with chats; `null` while they are looked for. */
  tabs: ReadonlySignal<readonly OpenChat[] | null>;
  refresh(): Promise<void>;
  /** Opens the question about the open tabs. */
  ask(): void;
  startTabs(tabs: readonly number[]): Promise<void>;
  startChats(conversations: readonly string[]): Promise<void>;
  act(what: "pause" | "resume" | "cancel" | "dismiss"): Promise<void>;
}

/** Keeps itself up to date while chats are saved, until the signal aborts. */
export function createSaves(data: Data, abort: AbortSignal): SavesState {
  const run = signal<SaveRun | null>(null);
  const tabs = signal<readonly OpenChat[] | null>(null);
  const asking = signal(false);
  const commandProblem = signal<ErrorCode | null>(null);
  const readProblem = signal<ErrorCode | null>(null);
  const isGoing = computed(() => run.value?.state === "running" || run.value?.state === "stopping");

  const read = oneAtATime(async () => {
    run.value = (await data.ask("saves.run")) ?? null;
  });
  const refresh = () => attempt(readProblem, read);
  pollWhile(isGoing, refresh, pollMs, abort);
  const start = async (what: { tabs: number[] } | { conversations: string[] }) =>
    attempt(commandProblem, () => data.ask("saves.start", what), read);

  return {
    run,
    problem: computed(() => commandProblem.value ?? readProblem.value),
    asking,
    tabs,
    refresh,
    ask() {
      tabs.value = null;
      asking.value = true;
      void attempt(commandProblem, async () => {
        tabs.value = (await data.ask("saves.tabs")) ?? [];
      });
    },
    startTabs: (chosen) => start({ tabs: [...chosen] }),
    startChats: (conversations) => start({ conversations: [...conversations] }),
    act: (what) => attempt(commandProblem, () => data.ask(`saves.${what}`), read),
  };
}
