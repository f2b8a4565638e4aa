import { type Parent, parentsFirst } from "../../foreign/branches.ts";
import type { ChatNode, Nodes } from "./nodes.ts";
import { classOf, isHiddenText, isShown, type NodeClass } from "./visible.ts";

/** What the page shows as one message: a prompt, or all of an answer up to one of its ends. */
export interface Turn {
  /** Places of its nodes, in order. */
  nodes: number[];
  /** Place of its last node. */
  end: number;
  /** Place of the last node of the turn before it, as in {@link ChatNode.parent}. */
  parent: Parent;
}

/**
 * The turns of a conversation, all branches, each behind the one before it. Where an answer goes on in several ways, each way
 * is a turn that repeats what they share, as the page would show it; once as much is repeated as there is, they begin
 * where they part.
 * @param endsTurn in our own exports: whether a node is a message of its own, so that those before it are its pieces
 */
export function turnsOf({ list }: Nodes, endsTurn?: (node: ChatNode) => boolean): Turn[] {
  const classes = list.map(({ message }): NodeClass => (endsTurn && message ? "answer" : classOf(message)));
  const order = parentsFirst(list.map(({ parent }) => parent));
  const above = shownAbove(list, classes, order);
  const starts = list.map((node, place) => {
    const before = above[place];
    if (classes[place] !== "answer" || typeof before !== "number" || classes[before] !== "answer") return true;
    return endsTurn?.(list[before] ?? node) ?? false;
  });
  const shown = order.filter((place) => classes[place] !== "none");
  const continued = new Set(shown.filter((place) => !starts[place]).map((place) => above[place]));
  const answered = new Set(shown.filter((place) => starts[place]).map((place) => above[place]));
  const ends = byTime(list, shown).filter((place) => !continued.has(place) || answered.has(place));
  const walk = { list, classes, above, starts, taken: new Set<number>(), spare: list.length + 1_000 };
  const parents = parentsOfTurns(walk, order);
  const turns = ends.map((end): Turn => ({ nodes: nodesTo(walk, end), end, parent: parents[end] }));
  const placeOf = new Map(turns.map(({ end }, place) => [end, place]));
  const before = turns.map(({ parent }): Parent => (typeof parent === "number" ? placeOf.get(parent) : parent));
  return parentsFirst(before).flatMap((place) => turns[place] ?? []);
}

/** The nearest node before each that is anything. */
function shownAbove(list: readonly ChatNode[], classes: readonly NodeClass[], order: readonly number[]): Parent[] {
  const above: Parent[] = list.map(() => undefined);
  for (const place of order) {
    const parent = list[place]?.parent;
    above[place] = typeof parent === "number" && classes[parent] === "none" ? above[parent] : parent;
  }
  return above;
}

/** In the order of their times where all of them have one, so that branches stand in the order in which they were made. */
function byTime(list: readonly ChatNode[], order: readonly number[]): readonly number[] {
  const times = list.map(({ message }) => message?.sentAt ?? "");
  if (order.some((place) => times[place] === "")) return order;
  const isInOrder = order.every((place, at) => at === 0 || (times[order[at - 1] ?? 0] ?? "") <= (times[place] ?? ""));
  if (isInOrder) return order;
  return [...order].sort((a, b) => {
    const [one, other] = [times[a] ?? "", times[b] ?? ""];
    return one < other ? -1 : one > other ? 1 : 0;
  });
}

interface Walk {
  list: readonly ChatNode[];
  classes: readonly NodeClass[];
  above: readonly Parent[];
  starts: readonly boolean[];
  /** Nodes that a turn has, and hidden ones that were looked at. */
  taken: Set<number>;
  /** How many nodes may yet be repeated. */
  spare: number;
}

/** For every node the last node of the turn before its own. */
function parentsOfTurns({ above, starts }: Walk, order: readonly number[]): Parent[] {
  const parents: Parent[] = above.map(() => undefined);
  for (const place of order) {
    const before = above[place];
    parents[place] = starts[place] || typeof before !== "number" ? before : parents[before];
  }
  return parents;
}

function nodesTo(walk: Walk, end: number): number[] {
  const nodes: number[] = [];
  for (let at: Parent = end; typeof at === "number"; at = walk.above[at]) {
    if (walk.taken.has(at)) {
      if (walk.spare <= 0) break;
      walk.spare--;
    }
    nodes.push(at);
    addHidden(walk, at, nodes);
    if (walk.starts[at]) break;
  }
  for (const place of nodes) walk.taken.add(place);
  return nodes.reverse();
}

/** Hidden texts that lead to a piece of an answer, for the first turn that has it. */
function addHidden({ list, classes, taken }: Walk, place: number, nodes: number[]): void {
  if (classes[place] !== "answer") return;
  for (let at = list[place]?.parent; typeof at === "number" && classes[at] === "none"; at = list[at]?.parent) {
    if (taken.has(at)) return;
    taken.add(at);
    if (isHiddenText(list[at]?.message ?? null)) nodes.push(at);
  }
}

/** The place in `turns` of the newest one on the path that the export says is shown. */
export function currentTurn({ list, placeOf }: Nodes, turns: readonly Turn[], current: unknown): number | undefined {
  const endOf = new Map(turns.map(({ end }, place) => [end, place]));
  const holders = new Map<number, number>();
  // The newest turn that holds a node goes first.
  turns.forEach(({ nodes }, place) => {
    for (const node of nodes) holders.set(node, place);
  });
  let at: Parent = placeOf(current);
  while (typeof at === "number") {
    const turn = endOf.get(at) ?? holders.get(at);
    if (turn !== undefined) return turn;
    at = list[at]?.parent;
  }
  return newestEnd(list, turns);
}

function newestEnd(list: readonly ChatNode[], turns: readonly Turn[]): number | undefined {
  const followed = new Set(turns.map(({ parent }) => parent));
  let newest: number | undefined;
  let time = "";
  turns.forEach(({ end }, place) => {
    const at = list[end]?.message?.sentAt ?? "";
    if (followed.has(end) || (newest !== undefined && at < time)) return;
    newest = place;
    time = at;
  });
  return newest;
}

/**
 * Under which ids each turn may be found in a page, best first: its last shown node's, then those of the others. An id that
 * several turns hold is given to one: to that which it ends, then to that on the shown path.
 */
export function idsOfTurns(list: readonly ChatNode[], turns: readonly Turn[], current: number | undefined): string[][] {
  const owner: (number | undefined)[] = [];
  const claim = (place: number) => {
    for (const node of turns[place]?.nodes ?? []) owner[node] ??= place;
  };
  turns.forEach(({ end }, place) => {
    owner[end] = place;
  });
  pathTo(turns, current).forEach(claim);
  turns.forEach((_, place) => void claim(place));
  const given = new Set<string>();
  return turns.map(({ nodes, end }, place) => {
    const ids: string[] = [];
    const give = (node: number) => {
      for (const name of namesOf(list[node])) {
        if (given.has(name)) continue;
        given.add(name);
        ids.push(name);
      }
    };
    for (const node of nodes.toReversed()) if (owner[node] === place && isPlain(list[node])) give(node);
    give(end);
    return ids;
  });
}

const isPlain = (node: ChatNode | undefined) =>
  node?.message ? node.message.role === "user" || isShown(node.message) : false;

const namesOf = (node: ChatNode | undefined): string[] => (node ? [node.message?.id ?? node.key, node.key] : []);

function pathTo(turns: readonly Turn[], current: number | undefined): number[] {
  const endOf = new Map(turns.map(({ end }, place) => [end, place]));
  const path: number[] = [];
  for (let at = current; at !== undefined; ) {
    path.push(at);
    const parent: Parent = turns[at]?.parent;
    at = typeof parent === "number" ? endOf.get(parent) : undefined;
  }
  return path;
}
