import type { MarkdownIt, StateInline, Token } from "markdown-it";

/** Elements that Convokeep's Markdown keeps as HTML, always without attributes (`src/markdown/marks.ts`, `code-span.ts`). */
const TAG = /<(?:br|(\/?)(sub|sup|kbd|mark|u|ins|small|q|samp|var|ruby|rt|rp|em|strong|del|code))>|<!--\s*-->/y;

/** Reads these tags, `<br>` and the empty comment; every other HTML stays text. A tag without its other one is text too. */
export function keptInline(markdown: MarkdownIt): void {
  markdown.inline.ruler.before("autolink", "kept_html", tag);
  markdown.inline.ruler2.push("kept_html_pairs", (state) => pair(state.tokens));
  const { rules } = markdown.renderer;
  rules.tag_open = rules.tag_close = (tokens, at) => tokens[at]?.markup ?? "";
}

function tag(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x3c) return false;
  TAG.lastIndex = state.pos;
  const found = TAG.exec(state.src);
  if (!found) return false;
  if (!silent) push(state, found);
  state.pos += found[0].length;
  return true;
}

function push(state: StateInline, [markup, slash, name]: RegExpExecArray): void {
  if (markup === "<br>") state.push("hardbreak", "br", 0);
  // Without nesting: emphasis may begin before such a tag and end within it.
  else if (name) state.push(slash ? "tag_close" : "tag_open", name, 0).markup = markup;
}

/** Makes text of every tag that has no other one in the same paragraph. */
function pair(tokens: Token[]): void {
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.type === "tag_open") open.push(token);
    if (token.type !== "tag_close") continue;
    const at = open.findLastIndex(({ tag }) => tag === token.tag);
    if (at < 0) asText(token);
    else open.splice(at).slice(1).forEach(asText);
  }
  open.forEach(asText);
}

function asText(token: Token): void {
  token.type = "text";
  token.content = token.markup;
  token.tag = "";
}
