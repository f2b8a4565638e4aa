import type { Random } from "../random.ts";
import { codeBlock } from "./code.ts";
import { line } from "./inline.ts";
import type { ContentKind, Ingredients } from "./kinds.ts";
import { name, sentence } from "./words.ts";

/** The same without citations. */
const uncited = ({ without }: Ingredients): Ingredients => ({ cites: [], without });

type Block = (chance: Random, ingredients: Ingredients) => string;

const indent = (text: string, by: string): string => text.replaceAll("\n", `\n${by}`).replace(/\n +(?=\n)/g, "\n");

const times = (count: number, make: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => make(i));

const paragraph: Block = (chance, ingredients) => times(chance.int(1, 4), () => line(chance, ingredients)).join(" ");

const hardBreaks: Block = (chance) => times(3, () => sentence(chance)).join("  \n");

const heading: Block = (chance) => `${"#".repeat(chance.int(1, 4))} ${name(chance)} *${name(chance)}*`;

const bullets: Block = (chance, ingredients) =>
  times(chance.int(2, 5), () => {
    const item = `- ${line(chance, ingredients)}`;
    const plain = uncited(ingredients);
    if (chance.chance(0.25)) {
      return `${item}\n  - ${line(chance, plain)}\n    - ${line(chance, plain)}\n  - ${sentence(chance)}`;
    }
    if (chance.chance(0.15) && !ingredients.without.includes("code"))
      return `${item}\n\n  ${indent(codeBlock(chance), "  ")}`;
    if (chance.chance(0.1)) return `${item}\n\n  ${sentence(chance)}`;
    return item;
  }).join("\n");

const numbers: Block = (chance, ingredients) => {
  const start = chance.pick([1, 1, 1, 7]);
  return times(chance.int(2, 5), (i) => {
    const mark = `${start + i}. `;
    const item = `${mark}**${name(chance)}**: ${line(chance, uncited(ingredients))}`;
    const pad = " ".repeat(mark.length);
    if (chance.chance(0.3)) return `${item}\n${pad}- ${sentence(chance)}\n${pad}- ${sentence(chance)}`;
    if (chance.chance(0.1) && !ingredients.without.includes("maths"))
      return `${item}\n\n${pad}$$\n${pad}a_{${i}} = ${i}\n${pad}$$`;
    return item;
  }).join("\n");
};

const tasks: Block = (chance, ingredients) =>
  times(chance.int(2, 4), () => `- [${chance.pick(["x", " "])}] ${line(chance, uncited(ingredients))}`).join("\n");

const table: Block = (chance, ingredients) => {
  const marks = times(chance.int(2, 4), () => chance.pick(["---", ":--", "--:", ":-:"]));
  const { without } = ingredients;
  const every = [
    (): string => line(chance, ingredients).replaceAll("|", "\\|"),
    (): string => `\`${name(chance)}\``,
    (): string => `${name(chance)}<br>${name(chance)}`,
    (): string => `a \\| b`,
    (): string => `$x_{${chance.int(1, 9)}}$`,
    (): string => String(chance.int(1, 9999)),
    (): string => "",
  ];
  const cells = every.filter(
    (_, at) => !(at === 2 && without.includes("html")) && !(at === 4 && without.includes("maths")),
  );
  const row = (make: () => string): string => `| ${marks.map(make).join(" | ")} |`;
  return [
    row(() => name(chance)),
    `| ${marks.join(" | ")} |`,
    ...times(chance.int(1, 4), () => row(chance.pick(cells))),
  ].join("\n");
};

const quote: Block = (chance, ingredients) =>
  `> ${line(chance, ingredients)}\n>\n> ${sentence(chance)}${chance.chance(0.4) ? `\n>\n> > ${sentence(chance)}\n>\n> - ${line(chance, uncited(ingredients))}` : ""}`;

const display: Block = (chance) =>
  `$$\n${chance.pick([
    "\\int_0^\\infty e^{-x^2}\\,dx = \\frac{\\sqrt{\\pi}}{2}",
    "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}",
    "\\sum_{k=1}^{n} k = \\frac{n(n+1)}{2}",
    "f(x) = \\begin{cases} 1 & x > 0 \\\\ 0 & x \\le 0 \\end{cases}",
  ])}\n$$`;

const rule: Block = () => "---";

/** Text at the start of a line that would be a list or a heading if it were not escaped. */
const lookalike: Block = (chance) =>
  `${chance.pick(["1\\. ", "\\# ", "\\- ", "\\> ", "\\+ ", "2024\\. ", "\\| a \\| "])}${sentence(chance)}`;

/** Soft line break in the middle of a paragraph. */
const softBreak: Block = (chance, ingredients) => `${sentence(chance)}\n${line(chance, uncited(ingredients))}`;

const code: Block = (chance) => codeBlock(chance);

const all: readonly Block[] = [
  paragraph,
  paragraph,
  paragraph,
  hardBreaks,
  heading,
  heading,
  bullets,
  bullets,
  numbers,
  tasks,
  table,
  quote,
  code,
  code,
  display,
  rule,
  lookalike,
  softBreak,
];

const listBlocks = new Set<Block>([bullets, numbers, tasks]);

const kinds = new Map<Block, ContentKind>([
  [tasks, "tasks"],
  [table, "tables"],
  [quote, "quotes"],
  [code, "code"],
  [display, "maths"],
]);

/** A block that is allowed. */
function anyBlock(chance: Random, { without }: Ingredients): Block {
  for (;;) {
    const block = chance.pick(all);
    const kind = kinds.get(block);
    if (kind === undefined || !without.includes(kind)) return block;
  }
}

/** An answer of a few blocks. Two lists never follow each other, since Markdown would read them as one. */
export function answer(chance: Random, ingredients: Ingredients, from = 1, to = 6): string {
  const out = [paragraph(chance, ingredients)];
  let last: Block = paragraph;
  for (let count = chance.int(from, to); count > 0; count--) {
    let next = anyBlock(chance, ingredients);
    if (listBlocks.has(last) && (listBlocks.has(next) || next === rule)) next = paragraph;
    out.push(next(chance, ingredients));
    last = next;
  }
  return out.join("\n\n");
}
