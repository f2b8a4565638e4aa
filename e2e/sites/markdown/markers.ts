import type { StateBlock, StateInline } from "markdown-it";

/** `{{cite:key}}` becomes a `cite` token with the key as its content. */
export function citeRule(state: StateInline, silent: boolean): boolean {
  const found = /^\{\{cite:([\w-]+)\}\}/.exec(state.src.slice(state.pos, state.pos + 80));
  if (!found) return false;
  if (!silent) state.push("cite", "", 0).content = found[1] ?? "";
  state.pos += found[0].length;
  return true;
}

/** A line `{{writing}}` becomes a `writing` token. */
export function writingRule(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  if (state.src.slice(start, state.eMarks[line]).trim() !== "{{writing}}") return false;
  if (silent) return true;
  const token = state.push("writing", "", 0);
  token.map = [line, line + 1];
  state.line = line + 1;
  return true;
}
