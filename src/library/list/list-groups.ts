import type { Conversation } from "../../conversation/model.ts";

/** Conversations under one heading. */
export interface ListGroup {
  name: string;
  /** Place of its first conversation, from 0. */
  from: number;
}

/**
 * The groups of a list in which those of one name stand together: found by leaps, as a list may have a hundred thousand rows
 * and a dozen groups. `undefined` stands for no heading.
 */
export function listGroups(
  rows: readonly Conversation[],
  groupOf: (row: Conversation) => string | undefined,
): ListGroup[] {
  const groups: ListGroup[] = [];
  const nameAt = (place: number) => {
    const row = rows[place];
    return row && groupOf(row);
  };
  for (let from = 0; from < rows.length; ) {
    const name = nameAt(from);
    if (name !== undefined) groups.push({ name, from });
    from = endOf(from, rows.length, (place) => nameAt(place) === name);
  }
  return groups;
}

/** The first place behind `from` that does not belong to it, or `count`; all that belong to it stand together. */
function endOf(from: number, count: number, belongs: (place: number) => boolean): number {
  let step = 1;
  while (from + step < count && belongs(from + step)) step *= 2;
  let low = from + (step >> 1);
  let high = Math.min(count, from + step);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (belongs(middle)) low = middle;
    else high = middle;
  }
  return high;
}
