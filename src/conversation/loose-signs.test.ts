import fc from "fast-check";
import { expect, test } from "vitest";
import { withoutSigns } from "./loose-signs.ts";
import { announce, runs, seed, timeout } from "./testing/settings.ts";

/** What goes, said in one expression, which is slow. */
const sign =
  /(?<![\p{L}\p{N}])\.|\.(?![\p{L}\p{N}])|[$+<>|~]|\ufe0e|\ufe0f|[^\p{L}\p{N}\p{M}\p{So}\p{Sc}\p{Sm}%@{};/?,!=. ]/gu;

const unit = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...".. aZ9é字𝒳😀̀️€±“”—-_*`~^|$+=<>%@{};/?,!\n\t\u0000\u007f\u00a0") },
  fc.string({ unit: "binary", maxLength: 2 }),
  fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
);

test("signs that go are those of the one expression, for any text", { timeout }, () => {
  announce("signs");
  const text = fc.array(unit, { maxLength: 60 }).map((units) => units.join(""));
  fc.assert(
    fc.property(text, (given) => {
      const expected = given.replace(sign, "");
      expect(withoutSigns(given, { spaces: true })).toBe(expected);
      expect(withoutSigns(given, { spaces: false })).toBe(expected.replaceAll(" ", ""));
    }),
    { numRuns: runs(80_000), seed },
  );
});
