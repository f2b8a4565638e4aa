import { ROOT, UNKNOWN } from "./claims.ts";
import type { Sameness } from "./sameness.ts";

/** True when all that one outline knows tells two of its nodes apart, however alike they are. */
export function areKnownApart(same: Sameness, x: number, y: number): boolean {
  return areSiblings(same, x, y) || haveDifferentParents(same, x, y) || standOnOnePath(same, x, y);
}

/** They follow the same message: they were found different when the second one came. What is lost was not compared. */
function areSiblings({ nodes, above }: Sameness, x: number, y: number): boolean {
  if (nodes[x]?.lost !== undefined || nodes[y]?.lost !== undefined) return false;
  return (above[x] ?? []).some((parent) => above[y]?.includes(parent));
}

/** A look has shown what stands before the one and before the other, and those are not the same. */
export function haveDifferentParents(same: Sameness, x: number, y: number): boolean {
  const [one, other] = [parentsOf(same, x), parentsOf(same, y)];
  return one.length > 0 && other.length > 0 && !one.some((p) => other.some((q) => same.find(p) === same.find(q)));
}

/** What looks have shown directly before a node, without the beginning of the conversation. */
export function parentsOf({ above }: Sameness, node: number): number[] {
  return (above[node] ?? []).filter((parent) => parent !== ROOT);
}

/** One stands above the other, or one look has shown it somewhere behind the other. */
function standOnOnePath(same: Sameness, x: number, y: number): boolean {
  const isBehind = (one: number, other: number) =>
    same.behind.some(([before, after]) => isAtOrAbove(same, one, before) && isAtOrAbove(same, after, other));
  return isAtOrAbove(same, x, y) || isAtOrAbove(same, y, x) || isBehind(x, y) || isBehind(y, x);
}

/** Both are nodes of one outline; else false. */
function isAtOrAbove({ a, b, offset }: Sameness, above: number, node: number): boolean {
  if (above < offset !== node < offset) return false;
  const [tree, shift] = node < offset ? [a, 0] : [b, offset];
  for (let at = node - shift; at >= 0; at = tree.parents[at] ?? UNKNOWN) if (at === above - shift) return true;
  return false;
}
