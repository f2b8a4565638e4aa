import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { joined } from "../../archive/list.ts";
import type { Conversation } from "../../conversation/model.ts";
import type { ErrorCode } from "../../messages/errors.ts";
import type { Data } from "../data/data.ts";
import { attempt } from "../work/attempt.ts";
import { oneAtATime } from "../work/one-at-a-time.ts";
import { type IdSet, withIds } from "./id-set.ts";
import { painted } from "./painted.ts";

/** Enough to fill the tallest popup: painted before the rest is read. */
const firstRows = 50;

/** Reading rows costs some ms: a conversation that archives itself must not make that a steady load. */
const restMs = 1_000;

/** Of more changed rows than this the list is rather read whole, which is then quicker. */
const mostSingly = 2_000;

export interface ListState {
  /** Newest first. */
  rows: ReadonlySignal<readonly Conversation[]>;
  loaded: ReadonlySignal<"nothing" | "first" | "all">;
  /** Conversations whose rows cannot be opened, by their ids. */
  broken: ReadonlySignal<readonly string[]>;
  /** Why the archive cannot be read. */
  problem: ReadonlySignal<ErrorCode | null>;
  /** Reads everything. */
  reload(): Promise<void>;
  /** Reads the rows of conversations that changed, came or went. */
  refresh(ids: readonly string[]): Promise<void>;
  /** Leaves rows out (`hidden`) although the archive may still list them, or shows them again. */
  hide(ids: readonly string[], hidden: boolean): void;
}

export function createList(data: Data): ListState {
  const all = signal<readonly Conversation[]>([]);
  const hidden = signal<IdSet>(new Set());
  const loaded = signal<"nothing" | "first" | "all">("nothing");
  const broken = signal<readonly string[]>([]);
  const problem = signal<ErrorCode | null>(null);
  /** What the next reading reads. */
  let stale = new Set<string>();
  let isAllStale = true;

  const readAll = async () => {
    if (loaded.value === "nothing") {
      all.value = await data.newest(firstRows);
      loaded.value = "first";
      // Taking in thousands of rows keeps the page busy: not before the first ones are seen.
      await painted();
    }
    let found: readonly string[] = [];
    all.value = await data.all((ids) => {
      found = ids;
    });
    broken.value = found;
    loaded.value = "all";
  };
  const read = async () => {
    const changed = stale;
    const isWhole = isAllStale || changed.size > mostSingly;
    stale = new Set();
    isAllStale = false;
    try {
      if (isWhole) await readAll();
      else if (changed.size > 0) {
        const some = await data.some([...changed]);
        all.value = joined(all.value, some, changed);
      }
    } catch (error) {
      isAllStale = true;
      throw error;
    }
  };
  const readSoon = oneAtATime(() => attempt(problem, read), restMs);

  return {
    rows: computed(() => (hidden.value.size === 0 ? all.value : all.value.filter(({ id }) => !hidden.value.has(id)))),
    loaded,
    broken,
    problem,
    reload() {
      isAllStale = true;
      return readSoon();
    },
    refresh(ids) {
      for (const id of ids) stale.add(id);
      return readSoon();
    },
    hide(ids, hide) {
      hidden.value = withIds(hidden.value, ids, hide);
    },
  };
}
