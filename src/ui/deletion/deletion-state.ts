import { type ReadonlySignal, signal } from "@preact/signals";
import type { ErrorCode } from "../../messages/errors.ts";
import type { Data } from "../data/data.ts";
import type { ListState } from "../list/list-state.ts";
import type { Picks } from "../list/picks.ts";
import { attempt } from "../work/attempt.ts";

/** How long Undo is offered, in ms. */
export const undoMs = 10_000;

export interface DeletionState {
  /** The chats the user is being asked about. */
  asking: ReadonlySignal<readonly string[]>;
  /** The chats that can still be brought back. */
  undoable: ReadonlySignal<readonly string[]>;
  problem: ReadonlySignal<ErrorCode | null>;
  /** Undo came too late for this many chats. */
  lost: ReadonlySignal<number>;
  ask(ids: readonly string[]): void;
  keep(): void;
  confirm(): Promise<void>;
  undo(): Promise<void>;
  /** Ends the time for undo. A popup that closes before leaves that to the background. */
  finish(): Promise<void>;
}

/** Asked once, hidden at once, undone or erased after ten seconds. */
export function createDeletion(data: Data, list: ListState, picks: Picks, abort: AbortSignal): DeletionState {
  const asking = signal<readonly string[]>([]);
  const undoable = signal<readonly string[]>([]);
  const problem = signal<ErrorCode | null>(null);
  const lost = signal(0);
  let timer: ReturnType<typeof setTimeout> | undefined;
  abort.addEventListener("abort", () => clearTimeout(timer));

  // Whether the last delete went well: Undo may be asked for before the archive has answered.
  let deleted = Promise.resolve(true);

  const take = () => {
    clearTimeout(timer);
    const conversations = [...undoable.value];
    undoable.value = [];
    return conversations;
  };
  const erase = async (conversations: string[]) => {
    if (conversations.length > 0) await attempt(problem, () => data.ask("archive.erase", { conversations }));
  };
  const finish = async () => {
    const conversations = take();
    if (await deleted) await erase(conversations);
  };
  const remove = async (conversations: string[], former: string[]) => {
    await erase(former);
    await attempt(problem, () => data.ask("archive.delete", { conversations }));
    const isDone = problem.value === null;
    if (undoable.value !== conversations) return isDone;
    if (isDone) timer = setTimeout(finish, undoMs);
    else undoable.value = [];
    return isDone;
  };

  return {
    asking,
    undoable,
    problem,
    lost,
    ask(ids) {
      asking.value = ids;
    },
    keep() {
      asking.value = [];
    },
    async confirm() {
      const conversations = [...asking.value];
      asking.value = [];
      lost.value = 0;
      const former = take();
      list.hide(conversations, true);
      picks.clear();
      undoable.value = conversations;
      deleted = deleted.then((wentWell) => remove(conversations, wentWell ? former : []));
      await deleted;
      // From here on the archive itself leaves them out, or still has them because deleting failed.
      await list.refresh(conversations);
      list.hide(conversations, false);
    },
    async undo() {
      const conversations = take();
      if (!(await deleted)) return;
      await attempt(problem, async () => {
        const { restored } = await data.ask("archive.undelete", { conversations });
        lost.value = conversations.length - restored;
      });
      await list.refresh(conversations);
    },
    finish,
  };
}
