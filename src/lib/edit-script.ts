/** A run of entries that both lists have, or only the earlier or the later one. */
export interface Edit {
  kind: "same" | "removed" | "added";
  count: number;
}

/** So many entries may differ before the search for the shortest way is given up; it costs memory and time in their square. */
const mostSteps = 1_500;

/**
 * The fewest removals and additions that make `after` of `before` (E. W. Myers, "An O(ND) Difference Algorithm", 1986). Where
 * more than `most` entries differ, what lies between the common beginning and end is given as replaced.
 */
export function editScript(before: readonly string[], after: readonly string[], most = mostSteps): Edit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const middle = between(before.slice(start, before.length - end), after.slice(start, after.length - end), most);
  return joined([{ kind: "same", count: start }, ...middle, { kind: "same", count: end }]);
}

function between(before: readonly string[], after: readonly string[], most: number): Edit[] {
  const replaced: Edit[] = [
    { kind: "removed", count: before.length },
    { kind: "added", count: after.length },
  ];
  if (before.length === 0 || after.length === 0) return replaced;
  const rounds = walk(before, after, Math.min(most, before.length + after.length));
  return rounds ? wayBack(rounds, before.length, after.length) : replaced;
}

/** How far each diagonal reaches before each round, in the middle of its array; `null` when `limit` rounds do not reach the end. */
function walk(before: readonly string[], after: readonly string[], limit: number): Int32Array[] | null {
  const middle = limit + 1;
  const reach = new Int32Array(2 * limit + 3);
  const rounds: Int32Array[] = [];
  for (let round = 0; round <= limit; round += 1) {
    rounds.push(reach.slice(middle - round - 1, middle + round + 2));
    for (let diagonal = -round; diagonal <= round; diagonal += 2) {
      const down = goesDown(reach, middle, diagonal, round);
      let x = down ? (reach[middle + diagonal + 1] ?? 0) : (reach[middle + diagonal - 1] ?? 0) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      reach[middle + diagonal] = x;
      if (x >= before.length && x - diagonal >= after.length) return rounds;
    }
  }
  return null;
}

/** Whether a diagonal is entered from the one above, by an addition. */
function goesDown(reach: Int32Array, middle: number, diagonal: number, round: number): boolean {
  if (diagonal === -round) return true;
  return diagonal !== round && (reach[middle + diagonal - 1] ?? 0) < (reach[middle + diagonal + 1] ?? 0);
}

function wayBack(rounds: readonly Int32Array[], width: number, height: number): Edit[] {
  const edits: Edit[] = [];
  let x = width;
  let y = height;
  for (let round = rounds.length - 1; round > 0; round -= 1) {
    const reach = rounds[round] as Int32Array;
    const diagonal = x - y;
    const down = goesDown(reach, round + 1, diagonal, round);
    const from = diagonal + (down ? 1 : -1);
    const fromX = reach[round + 1 + from] ?? 0;
    edits.push({ kind: "same", count: x - (down ? fromX : fromX + 1) });
    edits.push({ kind: down ? "added" : "removed", count: 1 });
    x = fromX;
    y = fromX - from;
  }
  edits.push({ kind: "same", count: x });
  return edits.reverse();
}

/** Neighbours of one kind as one; between two runs of what is the same, what is removed comes before what is added. */
function joined(edits: readonly Edit[]): Edit[] {
  const all: Edit[] = [];
  const since = { removed: 0, added: 0 };
  const flush = () => {
    for (const kind of ["removed", "added"] as const) {
      if (since[kind] > 0) all.push({ kind, count: since[kind] });
      since[kind] = 0;
    }
  };
  for (const { kind, count } of edits) {
    if (count === 0) continue;
    if (kind !== "same") {
      since[kind] += count;
      continue;
    }
    flush();
    const last = all.at(-1);
    if (last?.kind === "same") last.count += count;
    else all.push({ kind, count });
  }
  flush();
  return all;
}
