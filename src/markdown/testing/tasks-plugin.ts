import type { MarkdownIt } from "markdown-it";

/** GFM task list items: `[ ]` or `[x]` and a space at the start of an item's first paragraph. */
export function tasks(markdown: MarkdownIt): void {
  markdown.core.ruler.after("inline", "tasks", (state) => {
    state.tokens.forEach((token, at) => {
      const found = /^\[([ xX])\](?:\s|$)/.exec(token.content);
      const first = token.children?.[0];
      if (!found || !first || state.tokens[at - 1]?.type !== "paragraph_open") return;
      if (state.tokens[at - 2]?.type !== "list_item_open") return;
      first.content = first.content.slice(3);
      const box = new state.Token("html_inline", "", 0);
      box.content = `<input type="checkbox" disabled=""${found[1] === " " ? "" : ' checked=""'}>`;
      token.children?.unshift(box);
    });
  });
}
