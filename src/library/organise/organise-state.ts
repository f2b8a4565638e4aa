import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Conversation } from "../../conversation/model.ts";
import { type OrganisingChange, organised } from "../../conversation/organising.ts";
import type { ErrorCode } from "../../messages/errors.ts";
import type { ListState } from "../../ui/list/list-state.ts";
import { attempt } from "../../ui/work/attempt.ts";
import type { LibraryData } from "../data.ts";
import type { UndoState } from "./undo-state.ts";

export interface OrganiseState {
  /** The list with what was just set and is not yet read again. */
  rows: ReadonlySignal<readonly Conversation[]>;
  problem: ReadonlySignal<ErrorCode | null>;
  /** Sets the values, shows them at once, and offers to take them back. `text` says what was done. */
  apply(changes: OrganisingChange[], text: string): Promise<void>;
}

export function createOrganise(data: LibraryData, list: ListState, undo: UndoState): OrganiseState {
  const pending = signal<readonly OrganisingChange[]>([]);
  const problem = signal<ErrorCode | null>(null);

  const set = async (changes: OrganisingChange[]) => {
    pending.value = [...pending.value, ...changes];
    let before: OrganisingChange[] = [];
    await attempt(problem, async () => {
      ({ before } = await data.ask("archive.organise", { changes }));
    });
    // Not waited for: the next act, or taking this one back, need not wait until the list is read again.
    void list.refresh(changes.map(({ conversation }) => conversation)).then(() => {
      pending.value = pending.value.filter((change) => !changes.includes(change));
    });
    return before;
  };

  return {
    rows: computed(() => withChanges(list.rows.value, pending.value)),
    problem,
    async apply(changes, text) {
      if (changes.length === 0) return;
      const before = set(changes);
      // Offered before the answer is there, or quick keys would take back the act before.
      const act = { text, undo: async () => void (await set(await before)) };
      undo.offer(act);
      if ((await before).length === 0) undo.forget(act);
    },
  };
}

function withChanges(rows: readonly Conversation[], changes: readonly OrganisingChange[]): readonly Conversation[] {
  if (changes.length === 0) return rows;
  const sets = new Map<string, OrganisingChange["set"]>();
  for (const { conversation, set } of changes) sets.set(conversation, { ...sets.get(conversation), ...set });
  return rows.map((row) => {
    const set = sets.get(row.id);
    return set ? organised(row, set) : row;
  });
}
