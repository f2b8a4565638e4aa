import fc from "fast-check";
import { code, content, displayFormula, oneLine } from "./arbitrary-inline.ts";

type Blocks = {
  tight: string;
  loose: string;
  quote: string;
  leaf: string;
  block: string;
  blocks: string;
};

const list = (name: string, items: readonly string[]): string =>
  `<${name}>${items.map((item) => `<li>${item}</li>`).join("")}</${name.split(" ")[0]}>`;

/** One measure of nesting for everything that nests. */
const depth = fc.createDepthIdentifier();

const cell = fc.option(oneLine, { nil: "" });

/** A table as markdown-it writes it: alignment as inline style, every row as wide as the first. */
const table = fc.integer({ min: 1, max: 3 }).chain((columns) => {
  const row = fc.array(cell, { minLength: columns, maxLength: columns });
  const sides = fc.array(fc.constantFrom("", "left", "center", "right"), { minLength: columns, maxLength: columns });
  return fc.tuple(sides, row, fc.array(row, { minLength: 1, maxLength: 2 })).map(([aligned, head, rows]) => {
    const write = (name: string, cells: readonly string[]) =>
      `<tr>${cells.map((html, at) => `<${name}${aligned[at] ? ` style="text-align:${aligned[at]}"` : ""}>${html}</${name}>`).join("")}</tr>`;
    const body = rows.map((cells) => write("td", cells)).join("");
    return `<table><thead>${write("th", head)}</thead><tbody>${body}</tbody></table>`;
  });
});

/** What Markdown can say of lists: a tight item holds text, then code, then one list or quote; `ol` inside begins with 1. */
const { blocks } = fc.letrec<Blocks>((tie) => ({
  tight: fc
    .tuple(
      fc.constantFrom("ul", "ol"),
      fc.array(
        fc.tuple(
          fc.option(content, { nil: "" }),
          fc.option(code, { nil: "" }),
          fc.option(fc.oneof(tie("tight"), tie("quote")), { nil: "", maxDepth: 3, depthIdentifier: depth }),
        ),
        { minLength: 1, maxLength: 3 },
      ),
    )
    .map(([name, items]) =>
      list(
        name,
        items.map((parts, at) => parts.join("") || (at === 0 ? "x" : "")),
      ),
    ),
  loose: fc
    .tuple(fc.constantFrom("ul", "ol", 'ol start="7"'), fc.array(tie("blocks"), { minLength: 2, maxLength: 3 }))
    .map(([name, items]) =>
      list(
        name,
        items.map((item, at) => (at === 0 ? `<p>x</p>${item}` : item)),
      ),
    ),
  quote: tie("blocks").map((html) => `<blockquote>${html}</blockquote>`),
  leaf: fc.oneof(
    { weight: 4, arbitrary: content.map((html) => `<p>${html}</p>`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.integer({ min: 1, max: 6 }), oneLine)
        .map(([level, html]) => `<h${level}>${html}</h${level}>`),
    },
    { weight: 2, arbitrary: code },
    { weight: 1, arbitrary: fc.constant("<hr>") },
    { weight: 1, arbitrary: table },
    { weight: 1, arbitrary: displayFormula },
  ),
  block: fc.oneof(
    { maxDepth: 3, depthIdentifier: depth, withCrossShrink: true },
    tie("leaf"),
    tie("tight"),
    tie("loose"),
    tie("quote"),
  ),
  blocks: fc.array(tie("block"), { minLength: 1, maxLength: 3 }).map((parts) => parts.join("\n")),
}));

/** A whole message of random blocks, nested, as a Markdown renderer writes them. */
export const message: fc.Arbitrary<string> = blocks;
