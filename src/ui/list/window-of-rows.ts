/** Rows drawn above and below what is in view, so that a quick scroll shows no blank. */
const spare = 4;

export interface Viewport {
  /** Pixels scrolled. */
  top: number;
  /** Pixels visible. */
  height: number;
  /** Pixels of one row; all rows have the same height. */
  row: number;
}

/** Indices of the rows to draw out of `count`: those in view, some around, and the row that has the focus wherever it is. */
export function rowsToDraw({ top, height, row }: Viewport, count: number, current: number): number[] {
  const first = Math.max(0, Math.floor(top / row) - spare);
  const last = Math.min(count - 1, Math.ceil((top + height) / row) + spare);
  const indices: number[] = [];
  if (current < first && current < count) indices.push(current);
  for (let index = first; index <= last; index += 1) indices.push(index);
  if (current > last && current < count) indices.push(current);
  return indices;
}

/** Where to scroll so that a row is wholly in view, moving as little as possible. */
export function scrollFor({ top, height, row }: Viewport, index: number): number {
  const above = index * row;
  return Math.max(Math.min(top, above), above + row - height);
}
