import katex from "katex";
import type { MarkdownIt, Token } from "markdown-it";
import { escapedHtml } from "./escaped-html.ts";

/** Maths in Markdown, `$…$` and `$$…$$`, as MathML: browsers show it without a style sheet or a font of ours. */
export function maths(parser: MarkdownIt): void {
  parser.inline.ruler.after("escape", "maths", (state, silent) => {
    const found = inlineMaths(state.src, state.pos);
    if (!found) return false;
    if (!silent) {
      const token = state.push("maths", "", 0);
      token.content = found.tex;
      token.block = found.isDisplay;
    }
    state.pos = found.end;
    return true;
  });
  parser.block.ruler.before("fence", "maths_block", (state, startLine, endLine, silent) => {
    const lineAt = (line: number) =>
      state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
    if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4 || lineAt(startLine).trim() !== "$$") return false;
    let line = startLine + 1;
    while (line < endLine && lineAt(line).trim() !== "$$") line += 1;
    if (line >= endLine) return false;
    if (silent) return true;
    const token = state.push("maths", "", 0);
    token.content = state.getLines(startLine + 1, line, state.blkIndent, false);
    token.block = true;
    state.line = line + 1;
    return true;
  });
  parser.renderer.rules.maths = (tokens: Token[], at: number, _options, env) => {
    const { content = "", block = false } = tokens[at] ?? {};
    return env?.forPasting ? asWritten(content, block) : mathMl(content, block);
  };
}

function inlineMaths(text: string, at: number): { tex: string; end: number; isDisplay: boolean } | undefined {
  if (text[at] !== "$") return undefined;
  const mark = text.startsWith("$$", at) ? "$$" : "$";
  const start = at + mark.length;
  if (mark === "$" && /^\s/.test(text.slice(start, start + 1))) return undefined;
  for (let end = text.indexOf(mark, start); end >= 0; end = text.indexOf(mark, end + 1)) {
    if (isEscaped(text, end)) continue;
    // A price after a price is no formula, nor is what ends at another's sign.
    if (mark === "$" && (/[\s$]/.test(text[end - 1] ?? "") || /[\d$]/.test(text[end + 1] ?? ""))) continue;
    const tex = text.slice(start, end);
    return tex.trim() === "" ? undefined : { tex, end: end + mark.length, isDisplay: mark === "$$" };
  }
  return undefined;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === "\\") slashes += 1;
  return slashes % 2 === 1;
}

function asWritten(tex: string, displayMode: boolean): string {
  const mark = displayMode ? "$$" : "$";
  return `<code>${escapedHtml(`${mark}${tex.trim()}${mark}`)}</code>`;
}

/** A formula that cannot be read is shown as it was written. */
function mathMl(tex: string, displayMode: boolean): string {
  return katex.renderToString(tex, {
    output: "mathml",
    displayMode,
    throwOnError: false,
    trust: false,
    strict: "ignore",
  });
}
