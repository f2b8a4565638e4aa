import type { MarkdownIt, StateBlock, StateInline } from "markdown-it";
import { slotRule } from "./slots.ts";

const DOLLAR = 0x24;

/**
 * `$…$` and `$$…$$` in text, and `$$` lines around a block, as Convokeep's Markdown has them: no white space inside the
 * dollars, no digit after a single one, none of the two dollars of the block on a line with something else.
 */
export function maths(markdown: MarkdownIt): void {
  markdown.inline.ruler.before("escape", "maths", inline);
  markdown.block.ruler.before("fence", "maths_block", block, { alt: ["paragraph", "reference", "blockquote", "list"] });
  const { rules } = markdown.renderer;
  rules.maths = slotRule(({ content, markup }) => ({ kind: "formula", tex: content, display: markup === "alone" }));
  rules.maths_block = slotRule(({ content }) => ({ kind: "formula", tex: content, display: true }));
}

const isSpace = (sign: string): boolean => /^\s?$/.test(sign);

/** Where the closing dollars begin, or -1. One pass: what a backslash escapes is passed over. */
function closing(source: string, from: number, dollars: 1 | 2): number {
  for (let at = from; at < source.length; at++) {
    if (source.charCodeAt(at) === 0x5c) at++;
    else if (source.charCodeAt(at) === DOLLAR) {
      const run = source.charCodeAt(at + 1) === DOLLAR ? 2 : 1;
      if (dollars === 1 || run === 2) return at > from && !isSpace(source.charAt(at - 1)) ? at : -1;
    }
  }
  return -1;
}

/** The formula that begins at a dollar: its TeX and where it ends. */
function formulaAt(source: string, start: number): { tex: string; end: number; dollars: 1 | 2 } | null {
  for (const dollars of [2, 1] as const) {
    const from = start + dollars;
    if (dollars === 2 && source.charCodeAt(start + 1) !== DOLLAR) continue;
    if (isSpace(source.charAt(from)) || source.charCodeAt(from) === DOLLAR) continue;
    const to = closing(source, from, dollars);
    const after = source.charAt(to + dollars);
    if (to < 0 || after === "$" || (dollars === 1 && /\d/.test(after))) continue;
    return { tex: source.slice(from, to), end: to + dollars, dollars };
  }
  return null;
}

function inline(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== DOLLAR) return false;
  const found = formulaAt(state.src, state.pos);
  if (!found) return false;
  if (!silent) {
    const token = state.push("maths", "", 0);
    token.content = found.tex;
    const whole = state.pos === 0 && found.end === state.src.trimEnd().length;
    token.markup = whole && found.dollars === 2 ? "alone" : "";
  }
  state.pos = found.end;
  return true;
}

function block(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const line = (at: number) =>
    state.src.slice((state.bMarks[at] ?? 0) + (state.tShift[at] ?? 0), state.eMarks[at] ?? 0).trim();
  if (line(startLine) !== "$$") return false;
  if (silent) return true;
  let end = startLine + 1;
  while (end < endLine && line(end) !== "$$") end++;
  state.push("maths_block", "", 0).content = state.getLines(startLine + 1, end, state.blkIndent, false).trim();
  state.line = end + 1;
  return true;
}
