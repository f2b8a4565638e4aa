import { looseHash } from "./loose.ts";
import { hashOfSlot } from "./outline.ts";
import type { Sameness } from "./sameness.ts";

/**
 * True when two nodes have one text: the same signs, or, of an export's and a page's, the same words. May ask for the
 * content of a held message that no export has brought yet, when one arrives.
 */
export function haveEqualText(same: Sameness, x: number, y: number): boolean {
  const [one, other] = [same.nodes[x], same.nodes[y]];
  const hash = hashOfSlot(one);
  if (hash === undefined || hashOfSlot(other) === undefined) return false;
  if (hash === hashOfSlot(other)) return true;
  if (one?.text?.loose === undefined && other?.text?.loose === undefined) return false;
  // Two that are held were compared when the later one came.
  if (x < same.offset && y < same.offset) return false;
  const words = wordsOf(same, x);
  return words !== undefined && words === wordsOf(same, y);
}

/** Fingerprint of what a node's text says; read from its content where the outline does not have it. */
export function wordsOf(same: Sameness, node: number): string | undefined {
  const text = same.nodes[node]?.text;
  if (!text || text.loose !== undefined) return text?.loose;
  const body = same.contentOf(node)?.bodies[0];
  return body && looseHash(body);
}

/** True when an export has brought any of what is held or arrives. */
export function hasExports(same: Sameness): boolean {
  return same.nodes.some(({ text }) => text?.loose !== undefined);
}

/** True when an export is what arrives. */
export function arrivesFromExport({ nodes, offset }: Sameness): boolean {
  return nodes.some(({ text }, node) => node >= offset && text?.loose !== undefined);
}
