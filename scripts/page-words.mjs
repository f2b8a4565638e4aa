// The words that sites' adapters look for in pages, for the page report: what it may keep of a page's markup.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const sites = resolve(import.meta.dirname, "../src/sites");
const name = "virtual:page-words";

/** What stands in front of a value of which only a part is looked for: at the beginning, at the end, anywhere. */
const parts = { "^": "^", $: "$", "*": "*" };

/** Texts of the string literals in a source file, without what is put into them and without comments. */
function literalsOf(source) {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const literals = [...code.matchAll(/"((?:\\.|[^"\\\n])*)"|'((?:\\.|[^'\\\n])*)'|`((?:\\.|[^`\\])*)`/g)];
  return literals.map(([, ...texts]) =>
    (texts.find(Boolean) ?? "").replace(/\$\{[^}]*\}/g, " ").replace(/\\(.)/g, "$1"),
  );
}

/**
 * What selectors name: by attribute (`class` and `id` among them) the values they look for. A value of which only a part
 * is looked for begins with `^`, `$` or `*`; `""`: the attribute alone. `*` is any attribute: one that is put in later.
 * @param {readonly string[]} selectors
 * @returns {Record<string, string[]>}
 */
export function wordsOf(selectors) {
  const words = new Map();
  const add = (attribute, value) => words.set(attribute, (words.get(attribute) ?? new Set()).add(value));
  for (const selector of selectors) {
    const plain = selector.replace(
      /\[\s*([a-z][\w-]*)?\s*(?:([~^$*|]?)=(?:"([^"]*)"|'([^']*)'|([^\]"'\s]+)))?[^\]]*\]/gi,
      (_, attribute, sign, ...values) => {
        const value = values.slice(0, 3).find((each) => typeof each === "string") ?? "";
        add(attribute?.toLowerCase() ?? "*", value && `${parts[sign] ?? ""}${value}`);
        return " ";
      },
    );
    for (const [, one] of plain.matchAll(/\.(-?[A-Za-z_][\w-]*)/g)) add("class", one);
    for (const [, one] of plain.matchAll(/#([A-Za-z_][\w-]*)/g)) add("id", one);
  }
  const sorted = [...words].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([attribute, values]) => [attribute, [...values].sort()]));
}

/** The same for every site: each has a `selectors.ts` with all of its selectors. */
export function allWords() {
  const files = readdirSync(sites)
    .map((id) => join(sites, id, "selectors.ts"))
    .filter(existsSync);
  return wordsOf(files.flatMap((file) => literalsOf(readFileSync(file, "utf8"))));
}

/** Lets `virtual:page-words` be imported: `words`, as `allWords` gives them. @returns {import("vite").Plugin} */
export function pageWords() {
  return {
    name: "page-words",
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? `export const words = ${JSON.stringify(allWords())};` : undefined),
  };
}
