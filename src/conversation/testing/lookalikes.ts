import type { Node, World } from "./world.ts";

/**
 * True when a world holds two messages that stand at one place and of which one could be an earlier look at the other: the
 * same words, and no image where the other has one (slow pages bring them late) or the same. A place is a row index where
 * the page gives one, else what stands before. With ids there are none. Two that say the very same after the same messages
 * are one to everybody, in any order.
 */
export function hasLookalikes({ naming, nodes }: World): boolean {
  if (naming === "ids") return false;
  const atOnePlace = (one: Node, other: Node) =>
    naming === "index" ? one.depth === other.depth : above(nodes, one) === above(nodes, other);
  return nodes.some((one, place) =>
    nodes
      .slice(0, place)
      .some((other) => atOnePlace(one, other) && couldBe(one, other) && said(nodes, one) !== said(nodes, other)),
  );
}

function couldBe(one: Node, other: Node): boolean {
  const hasNoOther = one.image === undefined || other.image === undefined || one.image === other.image;
  return one.text === other.text && hasNoOther;
}

/** Everything said from the first message to this one. */
function said(nodes: readonly Node[], node: Node): string {
  return `${above(nodes, node)}/${node.text} ${node.image ?? ""}`;
}

function above(nodes: readonly Node[], { parent }: Node): string {
  const before = nodes[parent];
  return before ? said(nodes, before) : "";
}
