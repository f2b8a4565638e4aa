import type { StateBlock, StateInline } from "markdown-it";

/** Position of the closing delimiter, skipping escaped ones; -1 when there is none. */
function closing(text: string, from: number, delimiter: string): number {
  for (let at = text.indexOf(delimiter, from); at !== -1; at = text.indexOf(delimiter, at + 1)) {
    if (text[at - 1] !== "\\") return at;
  }
  return -1;
}

/** `$x$` (no space inside the dollars, no digit after the closing one) and `$$x$$` inside a line. */
export function mathInlineRule(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== "$") return false;
  const delimiter = state.src[state.pos + 1] === "$" ? "$$" : "$";
  const start = state.pos + delimiter.length;
  const end = closing(state.src, start, delimiter);
  if (end <= start) return false;
  const inner = state.src.slice(start, end);
  const after = state.src[end + delimiter.length] ?? "";
  if (delimiter === "$" && (/^\s|\s$/.test(inner) || /\d/.test(after))) return false;
  if (!silent) {
    const token = state.push(delimiter === "$" ? "math_inline" : "math_display", "", 0);
    token.content = inner.trim();
  }
  state.pos = end + delimiter.length;
  return true;
}

/** `$$` that opens a line, to the next `$$` that ends one. */
export function mathBlockRule(state: StateBlock, first: number, end: number, silent: boolean): boolean {
  const lineOf = (line: number): string =>
    state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
  if (!lineOf(first).startsWith("$$")) return false;
  const lines: string[] = [];
  for (let line = first; line < end; line++) {
    const indent = state.sCount[line] ?? 0;
    if (line > first && indent < state.blkIndent) return false;
    lines.push(line === first ? lineOf(line).slice(2) : lineOf(line));
    const last = lines[lines.length - 1] ?? "";
    if (!last.trimEnd().endsWith("$$") || (line === first && last.trim() === "")) continue;
    if (silent) return true;
    const token = state.push("math_block", "", 0);
    token.content = lines.join("\n").trim().slice(0, -2).trim();
    token.map = [first, line + 1];
    state.line = line + 1;
    return true;
  }
  return false;
}
