import { type Choice, type FoundRow, mostRows } from "./protocol.ts";

/**
 * The choice of rows as the worker takes it. What is no row (broken conversations, records that are none) is taken, so that
 * the import counts it.
 * @param isChosen by the row's place in the list
 * @param items everything in reading order
 */
export function choiceOf(rows: readonly FoundRow[], isChosen: (place: number) => boolean, items: number): Choice {
  const listed = rows.length < mostRows ? items : Number(rows.at(-1)?.id ?? -1) + 1;
  const bits = new Uint8Array(Math.ceil(listed / 8)).fill(0xff);
  const revive: string[] = [];
  for (const [place, { id, conversation, verdict }] of rows.entries()) {
    if (!isChosen(place)) {
      const at = Number(id);
      bits[at >> 3] = (bits[at >> 3] ?? 0) & ~(1 << (at & 7));
    } else if (verdict === "deleted") revive.push(conversation);
  }
  return { bits, listed, revive };
}
