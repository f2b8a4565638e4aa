import type { MarkdownIt } from "markdown-it";
import { slotRule } from "./slots.ts";

/** GFM task list items: `[ ]` or `[x]` and a space at the start of an item's first paragraph. */
export function tasks(markdown: MarkdownIt): void {
  markdown.core.ruler.after("inline", "tasks", (state) => {
    state.tokens.forEach((token, at) => {
      const found = token.type === "inline" && /^\[([ xX])\](?:\s|$)/.exec(token.content);
      const first = token.children?.[0];
      const item = state.tokens[at - 2];
      if (!found || !first || state.tokens[at - 1]?.type !== "paragraph_open") return;
      if (item?.type !== "list_item_open") return;
      first.content = first.content.slice(3);
      const box = new state.Token("task", "", 0);
      box.markup = found[1] ?? "";
      token.children?.unshift(box);
      item.attrSet("class", "task");
    });
  });
  markdown.renderer.rules.task = slotRule((token) => ({ kind: "task", done: token.markup !== " " }));
}
