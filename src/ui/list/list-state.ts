import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Conversation } from "../../conversation/model.ts";
import type { ErrorCode } from "../../messages/errors.ts";
import type { Data } from "../data/data.ts";
import { attempt } from "../work/attempt.ts";
import { oneAtATime } from "../work/one-at-a-time.ts";
import { type IdSet, withIds } from "./id-set.ts";
import { painted } from "./painted.ts";

/** Enough to fill the tallest popup: painted before the rest is read. */
const firstRows = 50;

/** Reading 5,000 rows costs some 40 ms: a conversation that archives itself must not make that a steady load. */
const restMs = 1_000;

export interface ListState {
  /** Newest first. */
  rows: ReadonlySignal<readonly Conversation[]>;
  loaded: ReadonlySignal<"nothing" | "first" | "all">;
  /** Why the archive cannot be read. */
  problem: ReadonlySignal<ErrorCode | null>;
  reload(): Promise<void>;
  /** Leaves rows out (`hidden`) although the archive may still list them, or shows them again. */
  hide(ids: readonly string[], hidden: boolean): void;
}

export function createList(data: Data): ListState {
  const all = signal<readonly Conversation[]>([]);
  const hidden = signal<IdSet>(new Set());
  const loaded = signal<"nothing" | "first" | "all">("nothing");
  const problem = signal<ErrorCode | null>(null);

  const read = async () => {
    if (loaded.value === "nothing") {
      all.value = await data.newest(firstRows);
      loaded.value = "first";
      // Taking in thousands of rows keeps the page busy: not before the first ones are seen.
      await painted();
    }
    all.value = await data.all();
    loaded.value = "all";
  };

  return {
    rows: computed(() => (hidden.value.size === 0 ? all.value : all.value.filter(({ id }) => !hidden.value.has(id)))),
    loaded,
    problem,
    reload: oneAtATime(() => attempt(problem, read), restMs),
    hide(ids, hide) {
      hidden.value = withIds(hidden.value, ids, hide);
    },
  };
}
