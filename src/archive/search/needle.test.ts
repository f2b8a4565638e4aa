import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { folded } from "../search-query.ts";
import { needleOf, occursIn, placesIn } from "./needle.ts";
import { parseQuery } from "./parse-query.ts";
import { eachTerm } from "./terms.ts";
import { bits } from "./testing/texts.ts";

const seed = Number(process.env.CONVOKEEP_SEED ?? Date.now() % 1_000_000);

function termsOf(text: string): string {
  const terms = new Set<string>();
  eachTerm(folded(text), (term) => terms.add(term));
  return `\n${[...terms].join("\n")}\n`;
}

test("terms are whole words, pairs in scripts without spaces, and signs with the white space between them", () => {
  expect(termsOf("Foo-bar_1 図書館 => 書 😀")).toBe("\nfoo\n-\nbar_1\n図書\n書館\n=>\n書\n😀\n");
  expect(termsOf("foo( []) =>\n  {bar},  ...x ) 図。")).toBe(
    "\nfoo\n(\u00a0[])\u00a0=>\u00a0{\nbar\n},\u00a0...\nx\n)\n図\n。\n",
  );
  expect(termsOf("x".repeat(96))).toBe(`\n${"x".repeat(96)}\n`);
  expect(termsOf(`${"x".repeat(64)}${"y".repeat(33)}`)).toBe(
    `\n${"x".repeat(64)}${"y".repeat(32)}\n${"y".repeat(33)}\n`,
  );
});

describe("a text that has a needle", () => {
  const text = fc.array(fc.constantFrom(...bits), { maxLength: 20 }).map((some) => some.join(""));
  const needles = (from: string) => parseQuery(`"${from.replaceAll('"', "")}"`).words.map(needleOf);

  test("has, for each pattern, a term in which it occurs; and one that has these has an exact needle", () => {
    fc.assert(
      fc.property(text, text, fc.nat(60), fc.nat(90), (one, other, start, length) => {
        for (const needle of [
          ...needles(one.slice(start, start + 1 + length)),
          ...needles(other.slice(start, start + 3)),
        ]) {
          const terms = termsOf(one);
          const may = needle.patterns.every((pattern) => terms.includes(pattern));
          const has = occursIn(needle, folded(one));
          expect(has).toBe(folded(one).replace(/\s+/g, " ").includes(needle.text));
          if (has) expect(may).toBe(true);
          if (needle.exact) expect(may).toBe(has);
          expect([...placesIn(needle, folded(one))].length > 0).toBe(has);
        }
      }),
      { seed, numRuns: 3_000 },
    );
  });

  test("is told by the index alone for words, parts of words, signs, and one or two characters of scripts without spaces", () => {
    for (const sure of ["library", "ibrar", "ü", "書", "書館", "::", "}", "😀", "=> {", "[]) =>", "😀😀👍"]) {
      expect(needleOf({ text: sure, not: false }).exact, sure).toBe(true);
    }
    for (const unsure of ["図書館", "a b", "a.b", "`ts", "x".repeat(34), "-".repeat(34)]) {
      expect(needleOf({ text: unsure, not: false }).exact, unsure).toBe(false);
    }
  });
});
