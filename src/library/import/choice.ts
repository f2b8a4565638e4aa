import { type Choice, type FoundRow, mostRows } from "./protocol.ts";

/**
 * The choice of rows by their ids. What is no row (broken conversations, records that are none) is taken, so that the import
 * counts it.
 * @param items everything in reading order
 */
export function choiceOf(rows: readonly FoundRow[], chosen: ReadonlySet<string>, items: number): Choice {
  const listed = rows.length < mostRows ? items : Number(rows.at(-1)?.id ?? -1) + 1;
  const bits = new Uint8Array(Math.ceil(listed / 8)).fill(0xff);
  const revive: string[] = [];
  for (const { id, conversation, verdict } of rows) {
    if (!chosen.has(id)) {
      const at = Number(id);
      bits[at >> 3] = (bits[at >> 3] ?? 0) & ~(1 << (at & 7));
    } else if (verdict === "deleted") revive.push(conversation);
  }
  return { bits, listed, revive };
}
