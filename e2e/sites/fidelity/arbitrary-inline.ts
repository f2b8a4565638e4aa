import fc from "fast-check";
import { anyText, innerText } from "./arbitrary-text.ts";

const FORMULAS = [
  "x^2",
  "a_1",
  "\\frac{a}{b}",
  "\\|x\\|",
  "a<b",
  "x*y*z",
  "\\{a\\}",
  "n!",
  "\\text{a b}",
  "P(A \\mid B)",
];
const ADDRESSES = [
  "https://a.example/c_d*e?f=(g)&h=1",
  "https://example.org/",
  "mailto:a@b.co",
  "#x",
  "/path",
  "<a b>",
];

type Inlines = { plain: string; linkable: string; inline: string };

const depth = fc.createDepthIdentifier();

/** Content in enough backticks. */
function codeSpan(text: string): string {
  const ticks = "`".repeat(1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)));
  const pad = /^`|`$|^ .* $/.test(text) ? " " : "";
  return `${ticks}${pad}${text}${pad}${ticks}`;
}

const marks = ["*", "**", "***", "_", "__", "~~"];
const tags = ["sub", "sup", "kbd", "u"];

/** Inline Markdown: marks in each other and beside anything, code, links, formulas and the few tags that pages render. */
const { inline } = fc.letrec<Inlines>((tie) => ({
  plain: anyText,
  linkable: fc.oneof(
    { maxDepth: 2, depthIdentifier: depth, withCrossShrink: true },
    { weight: 4, arbitrary: tie("plain") },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom(...marks), innerText, fc.option(tie("linkable"), { nil: "", freq: 2 }), innerText)
        .map(([mark, first, middle, last]) => `${mark}${first}${middle ? ` ${middle} ${last}` : ""}${mark}`),
    },
    { weight: 2, arbitrary: innerText.map(codeSpan) },
    { weight: 1, arbitrary: fc.constantFrom(...FORMULAS).map((tex) => `$${tex}$`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...tags), fc.constantFrom("2", "n+1", "重点", "a b"))
        .map(([tag, text]) => `<${tag}>${text}</${tag}>`),
    },
  ),
  inline: fc.oneof(
    { weight: 8, arbitrary: tie("linkable") },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...ADDRESSES), innerText, fc.option(tie("linkable"), { nil: "" }))
        .map(([href, text, more]) => `[${text}${more}](${href})`),
    },
    { weight: 1, arbitrary: fc.constantFrom("https://a.example/c_d?e=1", "<https://b.example/x_y_z>", " {{cite:s0}}") },
    { weight: 1, arbitrary: fc.constantFrom("  \n", "\\\n", "<br>") },
  ),
}));

/** A line or more of running text. */
export const content: fc.Arbitrary<string> = fc
  .tuple(innerText, fc.array(fc.tuple(fc.constantFrom("", " ", " ", "\n"), inline), { maxLength: 5 }))
  .map(([first, rest]) =>
    (first + rest.map((pair) => pair.join("")).join("")).replace(/!\[|\\</g, ([sign, opening]) => `${sign} ${opening}`),
  );

/** The same on one line, for headings and cells. */
export const oneLine: fc.Arbitrary<string> = content.map((text) => text.replace(/\s*\n\s*/g, " "));
