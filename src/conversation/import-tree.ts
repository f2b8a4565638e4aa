import type { Role } from "./model.ts";

/** What decides the shape of an export's tree. */
interface Branching {
  parent?: number | null;
  role: Role;
  sentAt?: string;
}

/** Messages of an export as a tree, by their places in its list. */
export interface ImportTree {
  /** `null`: a first message; `undefined`: not known, or cut since it closed a ring. */
  parents: (number | null | undefined)[];
  /** From the first message to the newest one on the path that the site shows. */
  path: ReadonlySet<number>;
  /** The newest one on that path. */
  newest: number | undefined;
  /** By place: nothing above it is a prompt or by the same writer, so its words may serve as a title. */
  opens: boolean[];
}

/** Reads the tree out of what an export claims. A parent that is none, and a link that closes a ring, count as not known. */
export function treeOfImport(messages: readonly Branching[], current: number | undefined): ImportTree {
  const parents = withoutRings(
    messages.map(({ parent }) => (parent === null || isPlace(messages, parent) ? parent : undefined)),
  );
  const newest = isPlace(messages, current) ? current : newestLeaf(messages, parents);
  return { parents, newest, path: pathTo(parents, newest), opens: openings(messages, parents) };
}

type Parents = ImportTree["parents"];

function isPlace(messages: readonly unknown[], place: number | undefined): boolean {
  return Number.isInteger(place) && messages[place ?? -1] !== undefined;
}

/** A ring is opened where its first message in the list hangs on another one. */
function withoutRings(parents: Parents): Parents {
  const open = [...parents];
  const done = new Uint8Array(parents.length);
  for (let start = 0; start < open.length; start++) {
    const trail: number[] = [];
    let at: number | null | undefined = start;
    while (typeof at === "number" && done[at] === 0) {
      done[at] = 1;
      trail.push(at);
      at = open[at];
    }
    if (typeof at === "number" && done[at] === 1) {
      open[trail.slice(trail.indexOf(at)).reduce((first, place) => Math.min(first, place))] = undefined;
    }
    for (const place of trail) done[place] = 2;
  }
  return open;
}

function newestLeaf(messages: readonly Branching[], parents: Parents): number | undefined {
  const inner = new Set(parents);
  const timeOf = (place: number) => Date.parse(messages[place]?.sentAt ?? "") || 0;
  const leaves = messages.flatMap((_, place) => (inner.has(place) ? [] : [place]));
  return leaves.reduce<number | undefined>(
    (best, leaf) => (best === undefined || timeOf(leaf) >= timeOf(best) ? leaf : best),
    undefined,
  );
}

function pathTo(parents: Parents, last: number | undefined): Set<number> {
  const path = new Set<number>();
  for (let at: number | null | undefined = last; typeof at === "number"; at = parents[at]) path.add(at);
  return path;
}

function openings(messages: readonly Branching[], parents: Parents): boolean[] {
  const children: number[][] = messages.map(() => []);
  parents.forEach((parent, place) => {
    if (typeof parent === "number") children[parent]?.push(place);
  });
  const opens: boolean[] = messages.map(() => false);
  const open = parents.flatMap((parent, place) =>
    typeof parent === "number" ? [] : [{ place, above: new Set<Role>() }],
  );
  for (let next = open.pop(); next; next = open.pop()) {
    const { place, above } = next;
    const role = messages[place]?.role ?? "assistant";
    opens[place] = !above.has("user") && !above.has(role);
    const below = above.has(role) ? above : new Set([...above, role]);
    for (const child of children[place] ?? []) open.push({ place: child, above: below });
  }
  return opens;
}
