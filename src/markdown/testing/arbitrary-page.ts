import fc from "fast-check";
import { escaped, words } from "./arbitrary-text.ts";

const depth = fc.createDepthIdentifier();

const INLINE = [
  "span",
  "em",
  "strong",
  "b",
  "i",
  "del",
  "s",
  "sub",
  "mark",
  "u",
  "font",
  "x-part",
  'a href="/u"',
  "label",
  "small",
];
const BLOCK = ["div", "p", "section", "h2", "h4", "blockquote", "dd", "figure"];

const wrap = (tag: string, content: string): string => `<${tag}>${content}</${tag.split(" ")[0]}>`;

type Page = { inline: string; inlines: string; list: string; block: string; blocks: string };

/** Pages as people write them: marks around blocks and spaces, empty elements, text beside blocks, comments, hidden parts. */
const { blocks } = fc.letrec<Page>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 4, depthIdentifier: depth, withCrossShrink: true },
    { weight: 6, arbitrary: words.map(escaped) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(" ", "\n  ", "<br>", "<!-- c -->", "<span></span>", "<em> </em>", "\u00a0"),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '<span class="sr-only">x</span>',
        "<button>Copy</button>",
        "<i aria-hidden=true>x</i>",
      ),
    },
    {
      weight: 1,
      arbitrary: words.filter((text) => text.trim() !== "").map((text) => wrap("code", escaped(text.trim()))),
    },
    {
      weight: 4,
      arbitrary: fc.tuple(fc.constantFrom(...INLINE), tie("inlines")).map(([tag, content]) => wrap(tag, content)),
    },
  ),
  inlines: fc.array(tie("inline"), { maxLength: 4 }).map((parts) => parts.join("")),
  list: fc
    .tuple(
      fc.constantFrom("ul", "ol", "ol start=4"),
      fc.array(fc.oneof(tie("inlines"), tie("blocks")), { minLength: 1, maxLength: 3 }),
    )
    .map(([tag, items]) => wrap(tag, items.map((item) => wrap("li", item)).join("\n"))),
  block: fc.oneof(
    { maxDepth: 4, depthIdentifier: depth, withCrossShrink: true },
    { weight: 2, arbitrary: tie("inlines") },
    {
      weight: 4,
      arbitrary: fc.tuple(fc.constantFrom("p", "h2", "h4"), tie("inlines")).map(([tag, content]) => wrap(tag, content)),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom("<hr>", "<pre>a\n  b\n</pre>", "<pre><code class=language-js>`x`\n\n</code></pre>"),
    },
    { weight: 2, arbitrary: tie("list") },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...BLOCK.filter((tag) => !/^(?:p|h\d)$/.test(tag)), "span", "strong"), tie("blocks"))
        .map(([tag, content]) => wrap(tag, content)),
    },
  ),
  blocks: fc.array(tie("block"), { minLength: 1, maxLength: 3 }).map((parts) => parts.join("\n")),
}));

export const page: fc.Arbitrary<string> = blocks;
