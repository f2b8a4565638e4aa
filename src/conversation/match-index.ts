import { haveDifferentParents, parentsOf } from "./apart.ts";
import { haveEqualText } from "./equal-text.ts";
import { type Sameness, saySame, seenAround } from "./sameness.ts";

/** An answer of this length (UTF-16 code units) at the same row is not written twice; a prompt may well be sent twice. */
const tellingLength = 40;

/** Long answers that say the same at the same row index are the same, whatever was read before them. */
export function matchAnswersByIndex(same: Sameness): void {
  matchAtIndex(same, (held, node) => {
    const [one, other] = [same.nodes[held], same.nodes[node]];
    const isAnswer = one?.role === "assistant" && other?.role === "assistant";
    const sizes = [one, other].flatMap((slot) => slot?.text?.size ?? []);
    return isAnswer && sizes.every((size) => size >= tellingLength);
  });
}

/**
 * Row index and role name a place, and the text says which of the branches there it is, unless the messages before are
 * known to be different ones: "continue" may stand at one row of two branches.
 */
export function matchByIndex(same: Sameness): void {
  matchAtIndex(same, (held, node) => !haveDifferentParents(same, held, node));
}

function matchAtIndex(same: Sameness, isProof: (held: number, node: number) => boolean): void {
  const byIndex = heldByIndex(same);
  for (const { node, index } of arrivingByIndex(same)) {
    if (same.members(node).length > 1) continue;
    const like = (byIndex.get(index) ?? []).filter((held) => isProof(held, node) && saySame(same, held, node));
    const found = theOne(same, node, like);
    if (found !== undefined) same.unite(found, node);
  }
}

function heldByIndex({ nodes, offset }: Sameness): Map<number, number[]> {
  const byIndex = new Map<number, number[]>();
  nodes.slice(0, offset).forEach(({ index, into }, node) => {
    if (index !== undefined && into === undefined) byIndex.set(index, [...(byIndex.get(index) ?? []), node]);
  });
  return byIndex;
}

/** Upper rows first: what stands before a message helps to place it. */
function arrivingByIndex({ nodes, offset }: Sameness): { node: number; index: number }[] {
  const arriving = nodes.flatMap(({ index }, node) => (node < offset || index === undefined ? [] : [{ node, index }]));
  return arriving.sort((a, b) => a.index - b.index);
}

/**
 * Which of those that say the same an arriving message is: one that was seen before and after this look, else the closest
 * one, of equal text, and like it without a known message before it. Of several as close none: it stays apart.
 */
function theOne(same: Sameness, node: number, like: readonly number[]): number | undefined {
  const around = like.filter((held) => seenAround(same, held, node));
  const [best, second] = [...(around.length > 0 ? around : like)].sort(
    (x, y) => closeness(same, y, node) - closeness(same, x, node),
  );
  if (best === undefined || second === undefined || around.length > 0) return best;
  const isClear = closeness(same, best, node) > closeness(same, second, node);
  return isClear || same.find(best) === same.find(second) ? best : undefined;
}

function closeness(same: Sameness, held: number, node: number): number {
  const isEqual = haveEqualText(same, held, node);
  const isLoose = parentsOf(same, held).length === 0 && parentsOf(same, node).length === 0;
  return Number(isEqual) * 2 + Number(isLoose);
}
