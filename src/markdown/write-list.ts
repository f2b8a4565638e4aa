import type { Block, Item } from "./flow.ts";
import { indent, joinBlocks, joinTight } from "./join.ts";

/** More digits than CommonMark allows in a list number. */
const TOO_LARGE = 1_000_000_000;

/** Items that count on from each other, as one list. */
interface Stretch {
  items: Item[];
  marker: string;
  /** Number of the first; `null` for bullets. */
  start: number | null;
}

/**
 * The Markdown of a list. Numbers that do not count on (`<li value>`) begin a list of their own, told apart by the sign
 * after the number.
 */
export function writeList(items: readonly Item[], marker: string, start: number | null): Block[] {
  return split(items, marker, start).map(writeStretch);
}

function split(items: readonly Item[], marker: string, start: number | null): Stretch[] {
  const stretches: Stretch[] = [];
  let next = start;
  for (const item of items) {
    const current = stretches[stretches.length - 1];
    const jumps = next !== null && item.value !== null && item.value !== next;
    if (jumps) next = item.value;
    if (current === undefined || jumps) {
      const sign = current === undefined ? marker : otherSign(current.marker);
      stretches.push({ items: [item], marker: sign, start: next });
    } else current.items.push(item);
    if (next !== null) next++;
  }
  return stretches;
}

const otherSign = (sign: string): string => (sign === "." ? ")" : ".");

function writeStretch({ items, marker, start }: Stretch): Block {
  const first = start !== null && start >= 0 && start + items.length < TOO_LARGE ? start : 1;
  const bodies = items.some((item) => item.loose) ? null : tightBodies(items);
  const written = (bodies ?? items.map((item) => joinBlocks(item.blocks))).map((body, at) =>
    writeItem(body, start === null ? marker : `${first + at}${marker}`),
  );
  const empty = items[0]?.blocks.length === 0;
  const interrupts = !empty && (start === null || first === 1);
  return { kind: "list", markdown: written.join(bodies === null ? "\n\n" : "\n"), marker, interrupts };
}

/** The items' content without blank lines, or `null` where some content cannot go without. */
function tightBodies(items: readonly Item[]): string[] | null {
  const bodies: string[] = [];
  for (const { blocks } of items) {
    const body = joinTight(blocks);
    if (body === null) return null;
    bodies.push(body);
  }
  return bodies;
}

const writeItem = (body: string, marker: string): string =>
  body === "" ? marker : `${marker} ${indent(body, " ".repeat(marker.length + 1))}`;
