import createParser, { type MarkdownIt, type Token } from "markdown-it";
import { maths } from "./html-maths.ts";

/**
 * Markdown of an export as HTML. Raw HTML is shown as text, addresses are followed only by http, https and mailto, and no
 * image is loaded from elsewhere: one that is not a file beside the page is a link.
 */
const parser = createParser({ html: false, linkify: false, typographer: false })
  .use(maths)
  .use(folds)
  .use(apart)
  .use(headings)
  .use(alignment)
  .use(local);

/**
 * Blocks of a conversation as HTML, each read by itself, so that nothing in one of them reaches into the next.
 * @param blocks as `threadBlocks` gives them, with callouts for what is to be folded
 * @param forPasting there is no page around it: headings keep their levels, and formulas are text
 */
export function markdownToHtml(blocks: readonly string[], { forPasting = false } = {}): string {
  const title = forPasting ? -1 : blocks.findIndex((block) => block.startsWith("# "));
  return blocks.map((block, at) => parser.render(block, { isTitle: at === title, forPasting })).join("");
}

/** The title is the one heading of the first level; what stands in messages is below what stands over them. */
function headings({ core }: MarkdownIt): void {
  core.ruler.push("headings", ({ tokens, env }) => {
    if (env?.forPasting) return;
    for (const [at, token] of tokens.entries()) {
      if (token.type !== "heading_open" && token.type !== "heading_close") continue;
      const level = Number(token.tag.slice(1));
      const isOver = at < 3 && token.level === 0;
      const shown = isOver ? Math.max(level, env?.isTitle ? 1 : 2) : Math.min(6, level + 2);
      token.tag = `h${shown}`;
    }
  });
}

/** For pasting, cells say how they are aligned without a style, which the policy of our pages refuses to read. */
function alignment({ core }: MarkdownIt): void {
  core.ruler.push("alignment", ({ tokens, env }) => {
    if (!env?.forPasting) return;
    for (const token of tokens) {
      const [, side] = /^text-align:\s*(\w+)$/.exec(String(token.attrGet("style") ?? "")) ?? [];
      if (side !== undefined) token.attrs = [["align", side]];
    }
  });
}

const foldMark = "[!note]- ";

/** Quotes that start with a callout's mark become folded sections under its title. */
function folds({ core }: MarkdownIt): void {
  core.ruler.push("folds", ({ tokens }) => {
    const open: { isFold: boolean }[] = [];
    for (const [at, token] of tokens.entries()) {
      if (token.type === "blockquote_open") {
        const title = tokens[at + 2];
        const isFold = title?.type === "inline" && title.content.startsWith(foldMark);
        open.push({ isFold });
        if (isFold && title) makeFold(token, tokens[at + 1], title, tokens[at + 3]);
      }
      if (token.type === "blockquote_close" && open.pop()?.isFold) token.tag = "details";
    }
  });
}

function makeFold(quote: Token, open: Token | undefined, title: Token, close: Token | undefined): void {
  quote.tag = "details";
  for (const token of [open, close]) if (token) Object.assign(token, { tag: "summary", hidden: false });
  const [first] = title.children ?? [];
  if (first) first.content = first.content.replace(foldMark, "");
}

/** The comments that keep lists apart in Markdown are nothing in HTML. */
function apart({ core }: MarkdownIt): void {
  core.ruler.push("apart", (state) => {
    const isComment = (token: Token | undefined) => token?.type === "inline" && token.content === "<!-- -->";
    state.tokens = state.tokens.filter(
      (token, at, all) =>
        !isComment(token) &&
        !(token.type === "paragraph_open" && isComment(all[at + 1])) &&
        !(token.type === "paragraph_close" && isComment(all[at - 1])),
    );
  });
}

/** Links leave no trace of where they were followed; images are files beside the page or links. */
function local(markdown: MarkdownIt): void {
  const { renderer, utils } = markdown;
  markdown.validateLink = (address) => /^(?:https?:|mailto:)/i.test(address.trim()) || isBeside(address);
  renderer.rules.link_open = (tokens, at, options, _env, self) => {
    tokens[at]?.attrSet("rel", "noopener noreferrer");
    return self.renderToken(tokens, at, options);
  };
  renderer.rules.image = (tokens, at, options, env, self) => {
    const token = tokens[at] as Token;
    const address = String(token.attrGet("src") ?? "");
    const shown = utils.escapeHtml(self.renderInlineAsText(token.children ?? [], options, env));
    const href = utils.escapeHtml(address);
    return isBeside(address)
      ? `<img src="${href}" alt="${shown}" loading="lazy">`
      : `<a href="${href}" rel="noopener noreferrer">${shown || href}</a>`;
  };
}

/** An asset's file, from the page or from a folder of it. */
function isBeside(address: string): boolean {
  return /^(?:\.\.\/)*[a-z]+\/[0-9a-f]{32}\.[a-z0-9]+$/.test(address);
}
