import { arrivesFromExport, hasExports } from "./equal-text.ts";
import { looseStem } from "./loose.ts";
import { type Sameness, saySame } from "./sameness.ts";

/**
 * An answer that was still being written, seen without its neighbours, has a place all the same when exactly one message
 * begins as it does.
 */
export function matchUnfinished(same: Sameness): boolean {
  let united = false;
  const stemsOf = stemsIn(same);
  const byStem = heldByStem(same, stemsOf);
  for (let node = same.offset; node < same.nodes.length; node++) {
    if (same.members(node).length > 1) continue;
    const found = new Set(stemsOf(node).flatMap((stem) => byStem.get(stem) ?? []));
    const like = [...found].filter((held) => isOpen(same, held, node) && saySame(same, held, node));
    const classes = new Set(like.map((held) => same.find(held)));
    const [only] = like;
    if (classes.size === 1 && only !== undefined) united = same.unite(only, node) || united;
  }
  return united;
}

/** One of the two was still being written. */
function isOpen({ nodes }: Sameness, held: number, node: number): boolean {
  return !nodes[held]?.text?.finished || !nodes[node]?.text?.finished;
}

type StemsOf = (node: number) => string[];

function heldByStem({ nodes, offset }: Sameness, stemsOf: StemsOf): Map<string, number[]> {
  const byStem = new Map<string, number[]>();
  nodes.slice(0, offset).forEach((_, node) => {
    for (const stem of stemsOf(node)) byStem.set(stem, [...(byStem.get(stem) ?? []), node]);
  });
  return byStem;
}

/** How a message begins, by its signs where pages give no ids, and by its words where exports are about. */
function stemsIn(same: Sameness): StemsOf {
  const isLoose = hasExports(same);
  const isComing = isLoose && arrivesFromExport(same);
  return (node) => {
    const { text, into } = same.nodes[node] ?? {};
    if (!text || into !== undefined) return [];
    const mayBeHalf = !text.finished && (isComing || (isLoose && node >= same.offset));
    const words = text.looseStem ?? (mayBeHalf ? stemOf(same, node) : undefined);
    return [...(text.stem ? [text.stem] : []), ...(words ? [`words ${words}`] : [])];
  };
}

function stemOf(same: Sameness, node: number): string | undefined {
  const body = same.contentOf(node)?.bodies[0];
  return body && looseStem(body);
}
