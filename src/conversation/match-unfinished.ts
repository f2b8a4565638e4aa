import { type Sameness, saySame } from "./sameness.ts";

/**
 * An answer that was still being written, seen without its neighbours, has a place all the same when exactly one message
 * begins as it does.
 */
export function matchUnfinished(same: Sameness): boolean {
  let united = false;
  const byStem = heldByStem(same);
  for (let node = same.offset; node < same.nodes.length; node++) {
    const text = same.nodes[node]?.text;
    if (!text?.stem || same.members(node).length > 1) continue;
    const like = (byStem.get(text.stem) ?? []).filter(
      (held) => (!text.finished || !same.nodes[held]?.text?.finished) && saySame(same, held, node),
    );
    const classes = new Set(like.map((held) => same.find(held)));
    const [only] = like;
    if (classes.size === 1 && only !== undefined) united = same.unite(only, node) || united;
  }
  return united;
}

function heldByStem({ nodes, offset }: Sameness): Map<string, number[]> {
  const byStem = new Map<string, number[]>();
  nodes.slice(0, offset).forEach(({ text, into }, node) => {
    if (text?.stem && into === undefined) byStem.set(text.stem, [...(byStem.get(text.stem) ?? []), node]);
  });
  return byStem;
}
