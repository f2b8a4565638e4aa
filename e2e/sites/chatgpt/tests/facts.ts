import type { Token } from "markdown-it";
import { createParser } from "../../markdown/parser.ts";

/** What can be counted and compared between Markdown and the page made from it, without looking at how it is dressed. */
export interface Facts {
  code: string[];
  maths: string[];
  tables: number;
  items: number;
  tasks: string;
  strong: string[];
  deleted: string[];
}

const parser = createParser("listed");

const flat = (tokens: readonly Token[]): Token[] => tokens.flatMap((token) => [token, ...(token.children ?? [])]);

/** Text between an opening token of this type and the next closing one. */
function textIn(tokens: readonly Token[], type: string): string[] {
  const found: string[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (token.type === `${type}_open` && depth++ === 0) found.push("");
    if (token.type === `${type}_close`) depth--;
    if (depth > 0 && ["text", "text_special", "code_inline"].includes(token.type)) {
      found.push(`${found.pop() ?? ""}${token.content}`);
    }
  }
  return found;
}

export function factsOfSource(markdown: string): Facts {
  const tokens = flat(parser.parse(markdown, {}));
  const of = (...types: string[]): Token[] => tokens.filter((token) => types.includes(token.type));
  return {
    code: of("fence", "code_block").map((token) => token.content.replace(/\n$/, "")),
    maths: of("math_inline", "math_display", "math_block").map((token) => token.content),
    tables: of("table_open").length,
    items: of("list_item_open").length,
    tasks: of("task")
      .map((token) => (token.meta?.checked ? "x" : "o"))
      .join(""),
    strong: textIn(tokens, "strong"),
    deleted: textIn(tokens, "s"),
  };
}

/** The same, read from an answer's element; runs in the page. */
export function factsOfElement(root: Element): Facts {
  const textOf = (element: Element): string => {
    const copy = element.cloneNode(true) as Element;
    const lines = [...copy.querySelectorAll(".cm-line")];
    if (lines.length > 0) return lines.map((line) => line.textContent ?? "").join("\n");
    for (const line of copy.querySelectorAll("br")) line.replaceWith("\n");
    return copy.textContent ?? "";
  };
  const bodies = [...root.querySelectorAll("pre, [data-markdown-copy='code-block']")].filter(
    (block) => !block.parentElement?.closest("pre, [data-markdown-copy='code-block']"),
  );
  const all = (selector: string): Element[] => [...root.querySelectorAll(selector)];
  return {
    code: bodies.map((block) => textOf(block.querySelector(".cm-content, code") ?? block)),
    maths: all('annotation[encoding="application/x-tex"]').map((note) => note.textContent ?? ""),
    tables: all("table").length,
    items: all("li").length,
    tasks: all("input[type=checkbox]")
      .map((box) => (box.hasAttribute("checked") ? "x" : "o"))
      .join(""),
    strong: all("strong")
      .filter((one) => !one.parentElement?.closest("strong"))
      .map((one) => one.textContent ?? ""),
    deleted: all("del").map((one) => one.textContent ?? ""),
  };
}
