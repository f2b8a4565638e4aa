import type { MarkdownIt, StateBlock, StateInline } from "markdown-it";
import { formulaHtml } from "./formula.ts";

/** `$…$` and `$$…$$` as readers of Markdown with maths take them: no space inside the dollars, no digit after them. */
export function maths(markdown: MarkdownIt): void {
  markdown.inline.ruler.before("escape", "maths", inline);
  markdown.block.ruler.before("fence", "maths_block", block, { alt: ["paragraph", "reference", "blockquote", "list"] });
  const { rules } = markdown.renderer;
  rules.maths = (tokens, at) => formulaHtml(tokens[at]?.content ?? "", false);
  rules.maths_block = (tokens, at) => `${formulaHtml(tokens[at]?.content ?? "", true)}\n`;
}

const ONE_DOLLAR = /^\$(?![\s$])((?:[^$\\]|\\[\s\S])+?)(?<!\s)\$(?![$\d])/;
const TWO_DOLLARS = /^\$\$(?!\s)((?:[^$\\]|\\[\s\S]|\$(?!\$))+?)(?<!\s)\$\$(?!\$)/;

function inline(state: StateInline, silent: boolean): boolean {
  const found = ((source) => TWO_DOLLARS.exec(source) ?? ONE_DOLLAR.exec(source))(state.src.slice(state.pos));
  if (!found) return false;
  if (!silent) state.push("maths", "", 0).content = found[1] ?? "";
  state.pos += found[0].length;
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
