import { type Sameness, saySame } from "./sameness.ts";

/**
 * Row index and role name a place; the text says which of the branches there it is: the equal one, else the one that
 * was seen last of those it has grown from or into.
 */
export function matchByIndex(same: Sameness): void {
  const byIndex = new Map<number, number[]>();
  same.nodes.slice(0, same.offset).forEach(({ index, into }, node) => {
    if (index !== undefined && into === undefined) byIndex.set(index, [...(byIndex.get(index) ?? []), node]);
  });
  for (let node = same.offset; node < same.nodes.length; node++) {
    const index = same.nodes[node]?.index;
    if (index === undefined || same.members(node).length > 1) continue;
    const places = [...(byIndex.get(index) ?? [])].sort((x, y) => closeness(same, node, y) - closeness(same, node, x));
    const found = places.find((place) => saySame(same, place, node));
    if (found !== undefined) same.unite(found, node);
  }
}

function closeness({ nodes }: Sameness, node: number, place: number): number {
  const equal = nodes[place]?.text?.hash === nodes[node]?.text?.hash;
  return equal ? Number.POSITIVE_INFINITY : (nodes[place]?.seen ?? 0);
}
