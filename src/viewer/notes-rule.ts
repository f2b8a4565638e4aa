import type { MarkdownIt, StateBlock, StateInline } from "markdown-it";
import { envOf, slotRule } from "./slots.ts";

const REFERENCE = /\[\^([^\]\s[]{1,200})\]/y;
const DEFINITION = /^\[\^([^\]\s[]{1,200})\]:[ \t]*(.*)$/;

/**
 * `[^label]`: a number that leads to the message's source with that label. A note that the text defines itself
 * (`[^label]: …`) stays where it stands, its label raised; a label that nothing defines stays text.
 */
export function notes(markdown: MarkdownIt): void {
  markdown.block.ruler.before("reference", "note", definition);
  markdown.inline.ruler.before("link", "note_reference", reference);
  markdown.renderer.rules.citation = slotRule(({ content }) => ({ kind: "citation", label: content }));
}

/** A definition and the lines up to the next blank one are a paragraph. */
function definition(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if (state.src.charCodeAt(start) !== 0x5b || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const found = DEFINITION.exec(state.src.slice(start, state.eMarks[startLine]));
  if (!found) return false;
  if (silent) return true;
  let end = startLine + 1;
  while (end < endLine && !state.isEmpty(end) && (state.sCount[end] ?? 0) > state.blkIndent) end++;
  const more = state.getLines(startLine + 1, end, state.blkIndent, false).trim();
  envOf(state.env).notes.add(found[1] ?? "");
  state.push("paragraph_open", "p", 1).attrSet("class", "note");
  const text = state.push("inline", "", 0);
  text.content = `[^${found[1]}] ${found[2]}${more ? `\n${more}` : ""}`;
  text.map = [startLine, end];
  text.children = [];
  state.push("paragraph_close", "p", -1);
  state.line = end;
  return true;
}

function reference(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x5b || state.src.charCodeAt(state.pos + 1) !== 0x5e) return false;
  REFERENCE.lastIndex = state.pos;
  const found = REFERENCE.exec(state.src);
  const label = found?.[1];
  if (!found || label === undefined) return false;
  const { citations, notes: defined } = envOf(state.env);
  const citation = citations.get(label);
  if (!citation && !defined.has(label)) return false;
  if (!silent && citation) state.push("citation", "", 0).content = label;
  else if (!silent) pushLabel(state, label);
  state.pos += found[0].length;
  return true;
}

function pushLabel(state: StateInline, label: string): void {
  state.push("note_open", "sup", 1);
  state.push("text", "", 0).content = label;
  state.push("note_close", "sup", -1);
}
