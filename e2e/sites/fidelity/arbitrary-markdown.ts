import fc from "fast-check";
import { words } from "../../../src/markdown/testing/arbitrary-text.ts";
import { content, oneLine } from "./arbitrary-inline.ts";
import { tame } from "./arbitrary-text.ts";

type Blocks = { list: string; tasks: string; quote: string; block: string; blocks: string };

const depth = fc.createDepthIdentifier();

/** Lines after the first moved in, as the content of a list item is; blank lines stay blank. */
const movedIn = (text: string, by: number): string => text.replace(/\n(?!\n|$)/g, `\n${" ".repeat(by)}`);

const codeLine = fc.oneof(
  // Where a fence inside of it ends the code, the rest is text.
  words.map((text) => tame(text.replaceAll("\n", " "))),
  fc.constantFrom("", "```", "    x", "~~~", "\tx", "  ````js", "if (a < b && c) return <T>x;", "# x", "$x$", "| a |"),
);

/** Code in a fence that may be shorter than one inside of it. */
const fence = fc
  .tuple(
    fc.constantFrom("```", "```", "````", "~~~"),
    fc.constantFrom("", "python", "js", "c++", "csharp", "html", "bash", "json"),
    fc.array(codeLine, { maxLength: 5 }),
  )
  .map(([signs, language, lines]) => [signs + language, ...lines, signs].join("\n"));

const indented = fc
  .array(fc.constantFrom("a", "  b", "*c*", "<T>", "`d`"), { minLength: 1, maxLength: 3 })
  .map((lines) => lines.map((line) => `    ${line}`).join("\n"));

const display = fc
  .constantFrom(
    "\\int_0^1 x\\,dx",
    "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}",
    "\\begin{cases}\n1 & x > 0 \\\\\n0 & x \\le 0\n\\end{cases}",
    "\\|v\\| = 1",
  )
  .map((tex) => `$$\n${tex}\n$$`);

const cell = fc.option(
  oneLine.map((text) => text.replace(/\\?\|/g, "\\|")),
  { nil: "", freq: 6 },
);

const table = fc.integer({ min: 1, max: 3 }).chain((columns) => {
  const row = fc.array(cell, { minLength: columns, maxLength: columns });
  const marks = fc.array(fc.constantFrom("---", ":--", "--:", ":-:"), { minLength: columns, maxLength: columns });
  const written = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return fc
    .tuple(row, marks, fc.array(row, { maxLength: 3 }))
    .map(([head, sides, rows]) => [head, sides, ...rows].map(written).join("\n"));
});

const heading = fc
  .tuple(fc.integer({ min: 1, max: 6 }), oneLine)
  .map(([level, text]) => `${"#".repeat(level)} ${text}`);

const leaf = fc.oneof(
  { weight: 6, arbitrary: content },
  { weight: 1, arbitrary: heading },
  { weight: 2, arbitrary: fence },
  { weight: 1, arbitrary: indented },
  { weight: 1, arbitrary: table },
  { weight: 1, arbitrary: display },
  { weight: 1, arbitrary: fc.constantFrom("---", "***") },
);

const markers = ["- ", "* ", "+ ", "-   ", "1. ", "1. ", "7. ", "3) "];

/** Items one below the other (numbers count up), `gap` between them. */
function listOf(marker: string, gap: string, items: readonly string[]): string {
  const number = Number.parseInt(marker, 10);
  const marked = items.map((item, at) => {
    const mark = Number.isNaN(number) ? marker : `${number + at}${marker.replace(/^\d+/, "")}`;
    return mark + movedIn(item, mark.length);
  });
  return marked.join(gap);
}

const { blocks } = fc.letrec<Blocks>((tie) => ({
  list: fc
    .tuple(
      fc.constantFrom(...markers),
      fc.constantFrom("\n", "\n", "\n\n"),
      fc.array(fc.oneof({ weight: 2, arbitrary: content }, { weight: 2, arbitrary: tie("blocks") }), {
        minLength: 1,
        maxLength: 3,
      }),
    )
    .map(([marker, gap, items]) => listOf(marker, gap, items)),
  tasks: fc
    .array(
      fc.tuple(fc.constantFrom("x", " "), content).map(([done, text]) => `[${done}] ${text}`),
      { minLength: 1, maxLength: 3 },
    )
    .map((items) => listOf("- ", "\n", items)),
  quote: tie("blocks").map((text) => `> ${text.replaceAll("\n", "\n> ")}`),
  block: fc.oneof(
    { maxDepth: 3, depthIdentifier: depth, withCrossShrink: true },
    { weight: 4, arbitrary: leaf },
    { weight: 2, arbitrary: tie("list") },
    { weight: 1, arbitrary: tie("tasks") },
    { weight: 1, arbitrary: tie("quote") },
  ),
  blocks: fc
    .tuple(
      tie("block"),
      fc.array(fc.tuple(fc.constantFrom("\n\n", "\n\n", "\n\n", "\n"), tie("block")), { maxLength: 2 }),
    )
    // Right behind a list or quote without a blank line, a formula of its own would be taken into their last line.
    .map(([first, rest]) =>
      rest.reduce((text, [gap, block]) => text + (/^\$\$/.test(block) ? "\n\n" : gap) + block, first),
    ),
}));

/**
 * An answer as Markdown: any tree of blocks, well written or not, with something to read in it. What it means is what
 * CommonMark takes it for, so every text is a valid one.
 */
export const answer: fc.Arbitrary<string> = fc.oneof(
  blocks.map((text) => `Yes.\n\n${text}`),
  blocks.map((text) => `${text}\n\nThat is all.`),
);

/**
 * A prompt where the page renders prompts like answers: lines of anything. Without runs of spaces, which some adapters keep
 * since they may have been typed.
 */
export const renderedPrompt: fc.Arbitrary<string> = fc
  .array(oneLine, { minLength: 1, maxLength: 3 })
  .map((lines) => lines.map((line) => `Well, ${line.replaceAll("<br>", "").replace(/[ \t]+/g, " ")}`).join("\n"));
