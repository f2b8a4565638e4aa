import fc from "fast-check";
import { expect, test } from "vitest";
import { frontCoded, frontDecoded, placeIn } from "./front-code.ts";

const seed = Number(process.env.CONVOKEEP_SEED ?? Date.now() % 1_000_000);

test("terms are read as they were written: sharing nothing, little, much, of any characters but white space and capital letters", () => {
  const character = fc.constantFrom(..."ab\0\u0001\u001f!~\u00ff図館", "\ud83d\ude00", "\ud83d", "\ude00");
  const term = fc.tuple(fc.nat(120), fc.string({ unit: character, minLength: 1, maxLength: 8 }));
  fc.assert(
    fc.property(fc.array(term, { minLength: 1, maxLength: 40 }), (pieces) => {
      const terms = pieces.map(([count, rest]) => "a".repeat(count) + rest).sort();
      const list = `\n${terms.join("\n")}\n`;
      const coded = frontCoded(list);
      expect(frontDecoded(coded)).toBe(list);
      for (const one of [...terms, `${terms[0]}x`, "b", "aab", terms.at(-1)?.slice(0, -1) || "c"]) {
        expect(placeIn(coded, one)).toBe(terms.indexOf(one));
      }
    }),
    { seed, numRuns: 500 },
  );
});

test("neighbours of a vocabulary take about half", () => {
  const list = "\nlibrarian\nlibrarians\nlibraries\nlibrary\nlicence\nlicences\nlicense\nlicensed\n";
  expect(frontCoded(list).length).toBeLessThan(list.length * 0.55);
});
