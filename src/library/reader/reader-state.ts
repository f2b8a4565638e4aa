import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { PathStep, Thread } from "../../conversation/model.ts";
import type { ErrorCode } from "../../messages/errors.ts";
import { codeOf } from "../../ui/error-text.ts";
import { oneAtATime } from "../../ui/work/one-at-a-time.ts";
import type { LibraryData } from "../data.ts";
import { createMessagePicks, type MessagePicks } from "../export/message-picks.ts";
import { hashOf } from "../route.ts";
import { pathThrough, type Tree, treeOf } from "./branches.ts";

/** A thousand messages take some 30 ms to read: a conversation that grows while it is read must not make that a steady load. */
const restMs = 1_000;

export interface ReaderState {
  /** Id of the conversation that is open. */
  chat: ReadonlySignal<string | null>;
  state: ReadonlySignal<"none" | "loading" | "ready" | "gone" | "problem">;
  problem: ReadonlySignal<ErrorCode | null>;
  thread: ReadonlySignal<Thread | null>;
  tree: ReadonlySignal<Tree | null>;
  /** The path shown, with its gaps. */
  steps: ReadonlySignal<readonly PathStep[]>;
  /** Where on the path each of its messages stands, in `steps`. */
  places: ReadonlySignal<ReadonlyMap<string, number>>;
  /** Id of the message at the top of the view. */
  current: Signal<string | null>;
  /** The message to go to; a new object for every wish. */
  target: ReadonlySignal<{ message: string } | null>;
  /** The message whose texts are compared, and the id of the one it is compared with first; see `compare/choices.ts`. */
  comparing: ReadonlySignal<{ message: string; with?: string } | null>;
  /** Whether the conversation is being made ready for paper. */
  printing: Signal<boolean>;
  /** What is to be printed instead of what is open: a copy in which something is hidden. */
  instead: Signal<Thread | null>;
  /** Whether it is asked to which day to go. */
  dating: Signal<boolean>;
  /** Opens a conversation, or closes the one that is open. */
  open(chat: string | null, message?: string | null): void;
  /** Goes to a message, on another branch where it lies on one. */
  goTo(message: string): void;
  /** Shows how a message differs from an earlier text or another branch; `null` ends that. */
  compare(what: { message: string; with?: string } | null): void;
  /** The address of a message of this conversation, within the page. */
  addressOf(message: string): string;
  refresh(): Promise<void>;
  /** Messages that are chosen, to be copied or exported alone. */
  picks: MessagePicks;
}

export function createReader(data: Pick<LibraryData, "thread">): ReaderState {
  const chat = signal<string | null>(null);
  const thread = signal<Thread | null>(null);
  const state = signal<"none" | "loading" | "ready" | "gone" | "problem">("none");
  const problem = signal<ErrorCode | null>(null);
  const through = signal<readonly string[]>([]);
  const current = signal<string | null>(null);
  const target = signal<{ message: string } | null>(null);
  const comparing = signal<{ message: string; with?: string } | null>(null);
  const printing = signal(false);
  const instead = signal<Thread | null>(null);
  const dating = signal(false);
  const tree = computed(() => thread.value && treeOf(thread.value));
  const steps = computed(() => {
    if (!thread.value || !tree.value) return [];
    const all = tree.value;
    const shown: readonly PathStep[] = thread.value.path;
    return through.value.reduce((path, id) => pathThrough(all, path, shown, id), shown);
  });
  const places = computed(
    () => new Map(steps.value.flatMap((step, at) => ("message" in step ? [[step.message, at] as const] : []))),
  );

  const picks = createMessagePicks(thread, steps);

  const read = async () => {
    const id = chat.peek();
    if (id === null) return;
    try {
      const found = await data.thread(id);
      if (chat.peek() !== id) return;
      const isThere = found && found.conversation.deletedAt === undefined;
      thread.value = isThere ? found : null;
      state.value = isThere ? "ready" : "gone";
      problem.value = null;
    } catch (error) {
      if (chat.peek() !== id) return;
      problem.value = codeOf(error);
      state.value = "problem";
    }
  };

  return {
    chat,
    state,
    problem,
    thread,
    tree,
    steps,
    places,
    current,
    target,
    comparing,
    printing,
    instead,
    dating,
    open(id, message = null) {
      if (id !== chat.value) {
        chat.value = id;
        thread.value = null;
        through.value = [];
        state.value = id === null ? "none" : "loading";
        problem.value = null;
        current.value = message;
        target.value = null;
        comparing.value = null;
        printing.value = false;
        instead.value = null;
        dating.value = false;
        picks.stop();
        void read();
      }
      if (message !== null) this.goTo(message);
    },
    goTo(message) {
      if (!places.value.has(message)) through.value = [...through.value.filter((id) => id !== message), message];
      target.value = { message };
    },
    compare(what) {
      comparing.value = what;
    },
    addressOf: (message) => hashOf({ chat: chat.value, message }),
    refresh: oneAtATime(read, restMs),
    picks,
  };
}
