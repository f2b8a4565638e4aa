import type { Message, Thread } from "../conversation/model.ts";
import type { Structure } from "../conversation/structure.ts";

/** Ids of the messages to export, by conversation. */
export type Selection = Readonly<Record<string, readonly string[]>>;

/**
 * A thread as an export has it: whole, or with the messages that are chosen in it.
 * @param id under which it was asked for
 */
export function selectIn(thread: ReadThread, selection: Selection, id = thread.conversation.id): SelectedThread {
  return selectMessages(thread, Object.hasOwn(selection, id) ? selection[id] : undefined);
}

/** A thread as the archive gives it. */
export interface ReadThread extends Thread {
  /** What it takes to restore it exactly; worked out only for formats that write it. */
  structure?(): Structure | undefined;
}

/** A thread of which perhaps only chosen messages are left. */
export interface SelectedThread extends ReadThread {
  /** How many messages are held in all, where not all of them are here. */
  selectedFrom?: number;
}

/**
 * A thread with the chosen messages only, each after the nearest one before it that is chosen too. Gaps are left out, for
 * what lies between two chosen messages is not told anyway.
 * @param ids as in the thread, aliases included; absent: everything
 */
export function selectMessages(thread: ReadThread, ids: readonly string[] | undefined): SelectedThread {
  if (!ids) return thread;
  const wanted = new Set(ids);
  const isChosen = ({ id, aliases }: Message) => wanted.has(id) || aliases.some((alias) => wanted.has(alias));
  const kept = new Set(thread.messages.filter(isChosen).map(({ id }) => id));
  if (kept.size === thread.messages.length) return thread;
  const all = new Map(thread.messages.map((message) => [message.id, message]));
  return {
    conversation: thread.conversation,
    messages: thread.messages.filter(({ id }) => kept.has(id)).map((message) => withParent(message, all, kept)),
    path: thread.path.filter((step) => "message" in step && kept.has(step.message)),
    selectedFrom: thread.messages.length,
  };
}

function withParent(message: Message, all: ReadonlyMap<string, Message>, kept: ReadonlySet<string>): Message {
  const seen = new Set<string>();
  let { parent } = message;
  while (typeof parent === "string" && !kept.has(parent)) {
    // Told parents could run in a circle in a damaged archive.
    if (seen.has(parent)) parent = undefined;
    else {
      seen.add(parent);
      parent = all.get(parent)?.parent;
    }
  }
  const { parent: _told, ...rest } = message;
  return parent === undefined ? rest : { ...rest, parent };
}
