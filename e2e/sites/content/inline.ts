import type { Random } from "../random.ts";
import { anything, type ContentKind, type Ingredients } from "./kinds.ts";
import { name, words } from "./words.ts";

const formulas = [
  "x^2 + y^2",
  "\\alpha_i",
  "\\frac{a}{b}",
  "\\sqrt[3]{n}",
  "e^{i\\pi} = -1",
  "P(A \\mid B)",
  "a < b",
  "\\$",
];

const pieces: ((chance: Random) => string)[] = [
  (chance) => `**${name(chance)}**`,
  (chance) => `*${name(chance)}*`,
  (chance) => `***${name(chance)}***`,
  (chance) => `**${name(chance)} *${name(chance)}* ${name(chance)}**`,
  (chance) => `~~${name(chance)}~~`,
  (chance) => `\`${name(chance).replaceAll(" ", "_")}()\``,
  () => "`` a`b ``",
  () => '`<T> & "x" | y`',
  (chance) => `**\`${name(chance)}\`**`,
  (chance) => `$${chance.pick(formulas)}$`,
  (chance) => `[${name(chance)}](https://example.org/${chance.hex(6)}?a=1&b=${chance.int(1, 9)})`,
  (chance) => `[\`${name(chance)}\` and *more*](https://example.net/path_(${chance.hex(3)})/x_y_z)`,
  (chance) => `https://example.com/${chance.hex(8)}`,
  (chance) => `H<sub>${chance.int(2, 9)}</sub>O`,
  (chance) => `m<sup>${chance.int(2, 9)}</sup>`,
];

/** What a piece is, where an answer may be kept free of it. */
const kindOf = (piece: string): ContentKind | null =>
  piece.startsWith("$") ? "maths" : /<su[bp]>/.test(piece) ? "html" : null;

/** A piece that is allowed. */
function inlinePiece(chance: Random, without: readonly ContentKind[]): string {
  for (;;) {
    const piece = chance.pick(pieces)(chance);
    const kind = kindOf(piece);
    if (kind === null || !without.includes(kind)) return piece;
  }
}

/** A line of text with emphasis, code, links, maths and the like in it. */
export function line(chance: Random, { cites, without }: Ingredients = anything): string {
  const parts = [words(chance)];
  for (let count = chance.int(0, 3); count > 0; count--) {
    parts.push(inlinePiece(chance, without), words(chance, 1, 6));
  }
  const text = parts.join(" ");
  const cite = cites.length > 0 && chance.chance(0.5) ? ` {{cite:${chance.pick(cites)}}}` : "";
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.${cite}`;
}
