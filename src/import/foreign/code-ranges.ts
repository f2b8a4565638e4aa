/** Where a Markdown text is code: fenced blocks and spans on one line, as half-open ranges in order. */
export function codeRanges(text: string): [from: number, to: number][] {
  const ranges: [number, number][] = [];
  let open: { sign: string; from: number } | undefined;
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    const [, sign = "", rest = ""] = /^[ >]{0,20}(`{3,}|~{3,})(.*)$/s.exec(line) ?? [];
    if (open) {
      if (sign[0] !== open.sign[0] || sign.length < open.sign.length || rest.trim() !== "") continue;
      ranges.push([open.from, index + line.length]);
      open = undefined;
    } else if (sign !== "" && !(sign[0] === "`" && rest.includes("`"))) open = { sign, from: index };
    else addSpans(ranges, line, index);
  }
  if (open) ranges.push([open.from, text.length]);
  return ranges;
}

function addSpans(ranges: [number, number][], line: string, start: number): void {
  let open: { sign: string; from: number } | undefined;
  for (const { 0: sign, index } of line.matchAll(/`+/g)) {
    if (!open) open = { sign, from: start + index };
    else if (sign === open.sign) {
      ranges.push([open.from, start + index + sign.length]);
      open = undefined;
    }
  }
}

/** Whether a place is in one of the ranges, which are in order. */
export function isIn(ranges: readonly (readonly [number, number])[], at: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const [from = 0, to = 0] = ranges[middle] ?? [];
    if (at >= from && at < to) return true;
    if (at < from) high = middle;
    else low = middle + 1;
  }
  return false;
}
