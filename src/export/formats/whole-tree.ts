import type { Message, Thread } from "../../conversation/model.ts";

/** A thread as one tree in which every message has a place, for programs that know no gaps. */
export interface WholeTree {
  /** The message before; `null` for one that begins the conversation. */
  parentOf(id: string): string | null;
  childrenOf(id: string | null): readonly string[];
  /** The last message that the page shows. */
  current: string | null;
  /** Whether the message before it is not known, so that its place is the nearest there is. */
  isGuessed(id: string): boolean;
}

/** A message whose place is not known follows the one before it on the path, else it begins a branch of its own. */
export function wholeTree(thread: Thread): WholeTree {
  const known = new Map(thread.messages.map((message) => [message.id, message]));
  const before = beforeOnPath(thread);
  const parents = new Map<string, string | null>();
  for (const message of thread.messages)
    parents.set(message.id, toldParent(message, known) ?? before.get(message.id) ?? null);
  cutCircles(parents);
  const children = new Map<string | null, string[]>();
  for (const [id, parent] of parents) children.set(parent, [...(children.get(parent) ?? []), id]);
  const shown = thread.path.flatMap((step) => ("message" in step && known.has(step.message) ? [step.message] : []));
  return {
    parentOf: (id) => parents.get(id) ?? null,
    childrenOf: (id) => children.get(id) ?? [],
    current: shown.at(-1) ?? thread.messages.at(-1)?.id ?? null,
    isGuessed: (id) => toldParent(known.get(id), known) === undefined,
  };
}

function beforeOnPath({ path }: Thread): Map<string, string | null> {
  const before = new Map<string, string | null>();
  let last: string | null = null;
  for (const step of path) {
    if (!("message" in step)) continue;
    before.set(step.message, last);
    last = step.message;
  }
  return before;
}

/** What the thread says of the message before; `undefined` where it does not know, or names one that is not there. */
function toldParent(message: Message | undefined, known: ReadonlyMap<string, Message>): string | null | undefined {
  const parent = message?.parent;
  return parent === null || (parent !== undefined && known.has(parent)) ? parent : undefined;
}

function cutCircles(parents: Map<string, string | null>): void {
  const sound = new Set<string>();
  for (const start of parents.keys()) {
    const trail = new Set<string>();
    let at: string | null = start;
    while (at !== null && !sound.has(at)) {
      trail.add(at);
      const next: string | null = parents.get(at) ?? null;
      if (next !== null && trail.has(next)) {
        parents.set(at, null);
        break;
      }
      at = next;
    }
    for (const id of trail) sound.add(id);
  }
}
