import type { Random } from "../random.ts";
import { name, sentence } from "./words.ts";

const makers: ((chance: Random) => string)[] = [
  (chance) => sentence(chance),
  (chance) => `${sentence(chance)}\n\n${sentence(chance)}`,
  () => "continue",
  (chance) =>
    `Why does this fail?\n\n\tfor (const x of list) {\n\t\tif (x < 3 && y > 4) return <T>x;\n\t}\n\n${sentence(chance)}`,
  (chance) => `<div class="${name(chance)}">\n  <b>not bold</b> &amp; &lt;kept&gt;\n</div>`,
  (chance) =>
    `# not a heading\n* not a list\n**not bold** \`not code\` _x_ ~~y~~ $z$\n\n\n${name(chance)}  with   many    spaces`,
  (chance) => `\`\`\`python\nprint("${name(chance)}")\n\`\`\``,
  (chance) => `1. ${name(chance)}\n2. ${name(chance)}\n    3) indented\n| a | b |\n|---|---|`,
  () => "日本語で説明してください。\n次の行も残してください。",
  () => "اشرح هذا من فضلك\nثم أكمل",
  () => "👩‍🚀🙂 ok? <T> & </pre> \\ \"quotes\" 'and' `ticks`",
  (chance) => `See https://example.com/?q=${chance.hex(4)}&utm_source=mine and [this](x)`,
  (chance) => Array.from({ length: chance.int(15, 40) }, () => sentence(chance)).join("\n"),
];

/** What a person might type or paste: never trimmed differently by a page, since sites trim the ends themselves. */
export function prompt(chance: Random): string {
  return chance.pick(makers)(chance).trim();
}
