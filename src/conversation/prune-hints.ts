import { UNKNOWN } from "./claims.ts";
import { topsOf } from "./link-trees.ts";
import type { Hint, Outline } from "./outline.ts";
import type { Tree } from "./tree.ts";

/**
 * The outline without hints that better knowledge has made idle: both places lie in one piece, something is known to stand
 * before a first or after a last place. Keeps it from growing with every visit. Only what looks have shown counts, not
 * neighbours that row indices suggest: those change when another branch is seen at an index.
 */
export function pruneHints(outline: Outline, { parents }: Tree): Outline {
  if (outline.hints.length === 0) return outline;
  const shown = parents.map(() => UNKNOWN);
  const followed = new Set<number>();
  for (const { parent, child } of outline.edges) {
    if (parent === null) continue;
    followed.add(parent);
    if (parents[child] === parent) shown[child] = parent;
  }
  const tops = topsOf(shown);
  const hints = outline.hints.filter((hint) => !isIdle(hint));
  return hints.length === outline.hints.length ? outline : { ...outline, hints };

  function isIdle({ before, after, missing }: Hint): boolean {
    if (before !== null && after !== null) return tops[before] === tops[after];
    // With a number it still tells how many of those before it are missing.
    if (after !== null) return missing === undefined && shown[after] !== UNKNOWN;
    return before !== null && followed.has(before);
  }
}
