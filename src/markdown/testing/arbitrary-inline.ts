import fc from "fast-check";
import { escaped, solid, words } from "./arbitrary-text.ts";
import { formulaHtml } from "./formula.ts";

const TEX = [
  "x^2",
  "a_1",
  "\\frac{a}{b}",
  "a|b",
  "\\|x\\|",
  "a<b",
  "\\$5",
  "x*y*z",
  "\\{a\\}",
  "n!",
  "\\text{a b}",
  "a\\\\b",
  "\\%",
];
const formula = (displayMode: boolean): fc.Arbitrary<string> =>
  fc.constantFrom(...TEX).map((tex) => formulaHtml(tex, displayMode));

const address = fc.constantFrom(
  "/u",
  "https://a.b/c_d*e?f=(g)&h=1",
  "a(b",
  "a%20b",
  "#x",
  "mailto:a@b.co",
  "/a&amp;b",
  "",
);
const title = fc.option(words, { nil: "" });
const titleAttribute = (text: string): string => (text ? ` title="${escaped(text.replace(/\s+/g, " "))}"` : "");

const depth = fc.createDepthIdentifier();

type Inlines = {
  text: string;
  marked: string;
  linkable: string;
  inline: string;
};

/** Inline HTML; `linkable` is what may stand in a link. */
const { inline } = fc.letrec<Inlines>((tie) => ({
  text: words.map(escaped),
  marked: fc
    .tuple(
      fc.constantFrom("em", "strong", "s", "sub", "kbd"),
      fc.array(tie("linkable"), { maxLength: 2 }),
      solid,
      solid,
    )
    .map(([name, middle, first, last]) => `<${name}>${escaped(first)}${middle.join("")}${escaped(last)}</${name}>`),
  linkable: fc.oneof(
    { maxDepth: 2, depthIdentifier: depth, withCrossShrink: true },
    tie("text"),
    solid.map((text) => `<em>${escaped(text)}</em>`),
    solid.map((text) => `<strong>${escaped(text)}</strong>`),
    words
      .map((text) => text.replace(/\s+/g, " "))
      .filter((text) => text.trim() !== "")
      .map((text) => `<code>${escaped(text)}</code>`),
    fc
      .tuple(address, solid, title)
      .map(
        ([src, alt, hint]) =>
          `<img src="${escaped(src)}" alt="${escaped(alt.replace(/\s+/g, " "))}"${titleAttribute(hint)}>`,
      ),
    formula(false),
    tie("marked"),
  ),
  inline: fc.oneof(
    { weight: 5, arbitrary: tie("linkable") },
    {
      weight: 1,
      arbitrary: fc
        .tuple(address, title, fc.array(tie("linkable"), { maxLength: 2 }), solid)
        .map(
          ([href, hint, middle, last]) =>
            `<a href="${escaped(href)}"${titleAttribute(hint)}>${escaped("x")}${middle.join("")}${escaped(last)}</a>`,
        ),
    },
    { weight: 1, arbitrary: fc.constantFrom("<br>", "<br><br>") },
  ),
}));

/** The content of a paragraph: something to see in it. */
export const content: fc.Arbitrary<string> = fc
  .tuple(fc.array(inline, { maxLength: 4 }), solid, fc.array(inline, { maxLength: 4 }))
  .map(([before, text, after]) => `${before.join("")}${escaped(text)}${after.join("")}`);

/** A heading's or cell's content: one line. */
export const oneLine: fc.Arbitrary<string> = content.map((html) => html.replaceAll("<br>", " "));

const codeLine = fc.oneof(
  words.map((text) => text.replace(/[\n]/g, "")),
  fc.constantFrom("", "```", "    x", "~~~", "\tx", "  ````js "),
);

/** A code block as Markdown renderers write it. */
export const code: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom("", "js", "c++", "c#", "objective-c", "x`y", "a\\*b"), fc.array(codeLine, { maxLength: 4 }))
  .map(([language, lines]) => {
    const named = language ? ` class="language-${language}"` : "";
    return `<pre><code${named}>${escaped(lines.map((text) => `${text}\n`).join(""))}</code></pre>`;
  });

export const displayFormula: fc.Arbitrary<string> = formula(true);
