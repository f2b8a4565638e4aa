import type { MarkdownIt, StateCore, Token } from "markdown-it";
import markdownIt from "markdown-it";
import { citeRule, writingRule } from "./markers.ts";
import { mathBlockRule, mathInlineRule } from "./maths.ts";

/** `listed`: only the few tags the site renders are HTML, the rest is text, as on the page. `all`: as CommonMark says. */
export type HtmlMode = "listed" | "all";

const listedTag = /^<(?:br ?\/?|\/?(?:sub|sup|kbd|u))>/i;

function listedHtml(md: MarkdownIt): void {
  md.inline.ruler.before("autolink", "listed_html", (state, silent) => {
    const found = listedTag.exec(state.src.slice(state.pos));
    if (!found) return false;
    if (!silent) state.push("html_inline", "", 0).content = found[0];
    state.pos += found[0].length;
    return true;
  });
}

/** Turns `[ ] ` and `[x] ` at the start of a list item's first paragraph into a `task` token. */
function taskItems(state: StateCore): void {
  state.tokens.forEach((token, index) => {
    if (token.type !== "inline" || state.tokens[index - 1]?.type !== "paragraph_open") return;
    if (state.tokens[index - 2]?.type !== "list_item_open") return;
    const first = token.children?.[0];
    const found = first?.type === "text" ? /^\[([ xX])\] /.exec(first.content) : null;
    if (!first || !found || !token.children) return;
    first.content = first.content.slice(found[0].length);
    const task = new state.Token("task", "input", 0);
    task.meta = { checked: found[1] !== " " };
    token.children.unshift(task);
    state.tokens[index - 2]?.attrJoin("class", "task-list-item");
  });
}

/**
 * The Markdown that assistants write and the archive keeps: CommonMark, GFM tables, strikethrough and task lists, bare
 * addresses, `$…$` and `$$…$$`. Also reads the doubles' own markers (see source.ts).
 */
export function createParser(html: HtmlMode): MarkdownIt {
  // What is held has every link written as one; reading more into it could take pieces of their Markdown for addresses.
  const md = markdownIt({ html: html === "all", linkify: html === "listed" });
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  if (html === "listed") listedHtml(md);
  md.inline.ruler.after("escape", "math_inline", mathInlineRule);
  md.block.ruler.before("fence", "math_block", mathBlockRule, { alt: ["paragraph", "blockquote", "list"] });
  md.inline.ruler.before("text", "cite", citeRule);
  md.block.ruler.before("paragraph", "writing", writingRule);
  md.core.ruler.after("inline", "tasks", taskItems);
  return md;
}

export type { MarkdownIt, Token };
