/** A message as its export places it. */
export interface Branching {
  id: string;
  /** Id of the message before it; `null`: it is a first one; absent: the export does not say. */
  parent?: string | null | undefined;
}

/** As `ImportedMessage.parent`. */
export type Parent = number | null | undefined;

/**
 * Place of each message's parent in the list. A parent that is not in the list is not known, like one that leads in a circle,
 * which is cut at the circle's first message in the list.
 */
export function parentPlaces(messages: readonly Branching[]): Parent[] {
  const places = new Map<string, number>();
  messages.forEach(({ id }, place) => {
    if (id !== "" && !places.has(id)) places.set(id, place);
  });
  const parents = messages.map(({ parent }): Parent => (typeof parent === "string" ? places.get(parent) : parent));
  cutCircles(parents);
  return parents;
}

/** Takes out of each circle the parent of its first member. Its work grows with the number of messages only. */
export function cutCircles(parents: Parent[]): void {
  const walkOf = parents.map(() => -1);
  parents.forEach((_, start) => {
    let at: Parent = start;
    while (typeof at === "number" && walkOf[at] === -1) {
      walkOf[at] = start;
      at = parents[at];
    }
    if (typeof at === "number" && walkOf[at] === start) parents[firstOfCircle(parents, at)] = undefined;
  });
}

function firstOfCircle(parents: readonly Parent[], member: number): number {
  let first = member;
  for (let at = parents[member]; typeof at === "number" && at !== member; at = parents[at]) first = Math.min(first, at);
  return first;
}

/** Places of all messages, each behind its parent, else in their order. Parents must lead in no circle. */
export function parentsFirst(parents: readonly Parent[]): number[] {
  const done = new Set<number>();
  const order: number[] = [];
  parents.forEach((_, start) => {
    const line: number[] = [];
    for (let at: Parent = start; typeof at === "number" && !done.has(at); at = parents[at]) {
      done.add(at);
      line.push(at);
    }
    for (const place of line.reverse()) order.push(place);
  });
  return order;
}

/**
 * For each message the nearest one above it that is kept, by its place among the kept: what hung on one that goes hangs on
 * what that hung on. Parents must lead in no circle. Its work grows with the number of messages only.
 */
export function nearestKept(parents: readonly Parent[], kept: readonly number[]): Parent[] {
  const newPlace = new Map(kept.map((place, at) => [place, at]));
  const nearest: Parent[] = parents.map(() => undefined);
  for (const place of parentsFirst(parents)) {
    const parent = parents[place];
    nearest[place] = typeof parent === "number" ? (newPlace.get(parent) ?? nearest[parent]) : parent;
  }
  return nearest;
}

/**
 * Place of the newest message that none follows; of those of one time the last in the list, `undefined` without messages.
 * @param times ISO 8601 in UTC; messages without one count as oldest
 */
export function newestLeaf(parents: readonly Parent[], times: readonly (string | undefined)[]): number | undefined {
  const followed = new Set(parents);
  let newest: number | undefined;
  parents.forEach((_, place) => {
    if (followed.has(place)) return;
    if (newest === undefined || (times[place] ?? "") >= (times[newest] ?? "")) newest = place;
  });
  return newest;
}
