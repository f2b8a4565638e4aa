import type { Message, PathStep, Thread } from "../../conversation/model.ts";

/** A conversation's messages by id, and what follows each. */
export interface Tree {
  byId: ReadonlyMap<string, Message>;
  /** Ids of the messages after one, `null` for the first ones, in the order they were stored. */
  after: ReadonlyMap<string | null, readonly string[]>;
}

export function treeOf({ messages }: Thread): Tree {
  const after = new Map<string | null, string[]>();
  for (const { id, parent } of messages) {
    if (parent === undefined) continue;
    const known = after.get(parent);
    if (known) known.push(id);
    else after.set(parent, [id]);
  }
  return { byId: new Map(messages.map((message) => [message.id, message])), after };
}

/** The messages that stand in for each other at one place, the one itself among them; where its place is not known it is alone. */
export function siblings({ byId, after }: Tree, id: string): readonly string[] {
  const parent = byId.get(id)?.parent;
  return (parent === undefined ? undefined : after.get(parent)) ?? [id];
}

/**
 * The path through a message: what leads to it (along `path` as far as that goes there), itself, and what follows: on the
 * path that the page showed, that one with its gaps.
 */
export function pathThrough(
  tree: Tree,
  path: readonly PathStep[],
  shown: readonly PathStep[],
  id: string,
): readonly PathStep[] {
  const places = placesOn(path);
  if (places.has(id) || !tree.byId.has(id)) return path;
  const chain: string[] = [];
  let above: string | null | undefined = id;
  while (typeof above === "string" && !places.has(above) && !chain.includes(above)) {
    chain.unshift(above);
    above = tree.byId.get(above)?.parent;
  }
  const steps = typeof above === "string" ? path.slice(0, (places.get(above) ?? -1) + 1) : [];
  const at = placesOn(shown).get(id);
  const rest = at === undefined ? below(tree, id).map(stepTo) : shown.slice(at + 1);
  return [...steps, ...chain.map(stepTo), ...rest];
}

function placesOn(path: readonly PathStep[]): Map<string, number> {
  return new Map(path.flatMap((step, at) => ("message" in step ? [[step.message, at] as const] : [])));
}

/** What follows a message, the newest wherever there are several. */
function below({ after }: Tree, id: string): string[] {
  const found: string[] = [];
  let next = after.get(id)?.at(-1);
  while (next !== undefined && !found.includes(next)) {
    found.push(next);
    next = after.get(next)?.at(-1);
  }
  return found;
}

const stepTo = (message: string): PathStep => ({ message });
