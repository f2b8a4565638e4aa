// Counts which facts of the messages are found again in their Markdown.
import type { Facts } from "./messages.ts";

export interface Survival {
  found: number;
  all: number;
}

export type Survivals = Record<keyof Facts, Survival> & { chrome: Survival };

/** Blank lines and the indentation of list content do not count. */
const isIn = (markdown: string, text: string): boolean => markdown.includes(text);

const rowPattern = (cells: readonly string[]): RegExp => new RegExp(`\\|\\s*${cells.join("\\s*\\|\\s*")}\\s*\\|`);

const tests: { [K in keyof Facts]: (markdown: string, fact: Facts[K][number]) => boolean } = {
  code: (markdown, fact) => isIn(markdown, fact),
  languages: (markdown, fact) => isIn(markdown, `\`\`\`${fact}\n`),
  tex: (markdown, fact) => isIn(markdown, fact),
  tables: (markdown, fact) => rowPattern(fact).test(markdown),
  links: (markdown, fact) => isIn(markdown, `](${fact}`),
};

/** `chrome`: messages into which no label of a button got. */
export function survivals(markdowns: readonly string[], facts: readonly Facts[]): Survivals {
  const total = (): Survival => ({ found: 0, all: 0 });
  const sums: Survivals = {
    code: total(),
    languages: total(),
    tex: total(),
    tables: total(),
    links: total(),
    chrome: total(),
  };
  const count = (sum: Survival, found: boolean) => {
    sum.all++;
    if (found) sum.found++;
  };
  markdowns.forEach((markdown, at) => {
    const wanted = facts[at];
    if (!wanted) return;
    for (const fact of wanted.code) count(sums.code, tests.code(markdown, fact));
    for (const fact of wanted.languages) count(sums.languages, tests.languages(markdown, fact));
    for (const fact of wanted.tex) count(sums.tex, tests.tex(markdown, fact));
    for (const fact of wanted.tables) count(sums.tables, tests.tables(markdown, fact));
    for (const fact of wanted.links) count(sums.links, tests.links(markdown, fact));
    if (wanted.code.length > 0) count(sums.chrome, !/Copy (?:code|table)/.test(markdown));
  });
  return sums;
}
