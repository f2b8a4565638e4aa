import fc from "fast-check";
import { expect, test } from "vitest";
import { pack, unpack } from "./pack.ts";

const back = (value: unknown) => unpack(pack(value));

test.each<[string, unknown]>([
  ["JSON", { a: [1, "x", null, true, { b: "\u{1F468}" }], c: 1.5 }],
  ["halves of characters", { "\ud800": "a\udc00b" }],
  ["what is not there", { a: undefined, b: [undefined, 1] }],
  ["numbers that JSON cannot say", [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0]],
  ["bytes", { sha256: "x", bytes: Uint8Array.of(0, 1, 255) }],
  ["arrays of numbers", { times: Float64Array.of(1.5, Number.NaN), ids: Uint32Array.of(7), none: new Uint8Array() }],
  ["dates, maps, sets, large numbers", [new Date(5), new Map([[1, { a: new Set(["x"]) }]]), 12n]],
  ["keys like ours", { "\0": ["Uint8Array", 0, 1], x: Uint8Array.of(1) }],
  ["nothing", undefined],
  ["one word", "word"],
])("%s comes back as it was", (_, value) => {
  expect(back(value)).toStrictEqual(value);
});

test("a part of a larger array comes back as that part", () => {
  expect(back({ a: Uint8Array.of(1, 2, 3, 4).subarray(1, 3), b: 1 })).toStrictEqual({ a: Uint8Array.of(2, 3), b: 1 });
});

test("whatever JSON says comes back, with numbers and bytes anywhere in it", () => {
  const leaf = fc.oneof(fc.string({ unit: "binary" }), fc.double(), fc.boolean(), fc.constant(null), fc.uint8Array());
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie("node"), { maxLength: 4 }),
      fc.dictionary(
        fc.string({ maxLength: 3 }).filter((key) => key !== "__proto__"),
        tie("node"),
        { maxKeys: 4, noNullPrototype: true },
      ),
    ),
  })).node;
  fc.assert(
    fc.property(value, (one) => {
      expect(back(one)).toStrictEqual(one);
    }),
    { numRuns: 300 },
  );
});

test("what no record holds is refused", () => {
  const cycle: Record<string, unknown> = { x: undefined };
  cycle.self = cycle;
  for (const value of [() => 1, { a: Symbol("x") }, cycle, new WeakMap()]) expect(() => pack(value)).toThrow();
});

test("bytes of another kind are refused", () => {
  expect(() => unpack(Uint8Array.of(9, 1, 2))).toThrow();
  expect(() => unpack(new Uint8Array())).toThrow();
});
