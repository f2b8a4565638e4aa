import fc from "fast-check";
import { expect, test } from "vitest";
import { fingerprint } from "./fingerprint.ts";

const long = Boolean(process.env.CONVOKEEP_LONG);

/** The sort of hash people write first: it cannot tell reordered texts apart. */
const naive = (text: string) => [...text].reduce((sum, letter) => sum + letter.charCodeAt(0), 0).toString(16);

function collisions(hash: (text: string) => string, texts: readonly string[]): number {
  return texts.length - new Set(texts.map(hash)).size;
}

test("stored fingerprints never change: these are pinned", () => {
  expect(["", "a", "b", "ab", "ba", "Zürich 🏔"].map(fingerprint)).toMatchInlineSnapshot(`
    [
      "985e3ebbca643ec8",
      "015dd08a1e98d3e3",
      "a0f8723bdd213319",
      "9e9564fd7e345458",
      "ba62063feefd926d",
      "409b10cc0eba11a0",
    ]
  `);
});

test("is always 16 lower-case hexadecimal digits, also for broken UTF-16", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(fingerprint(text)).toMatch(/^[0-9a-f]{16}$/);
      expect(fingerprint(text)).toBe(fingerprint(`${text}x`.slice(0, -1)));
    }),
  );
  expect(fingerprint("\ud800")).not.toBe(fingerprint("\udfff"));
});

test("near-identical texts do not collide; a sum of letters does", () => {
  const count = long ? 1_000_000 : 100_000;
  const texts = Array.from({ length: count }, (_, i) => `message ${i % 1000} of ${Math.floor(i / 1000)}`);
  expect(collisions(fingerprint, texts)).toBe(0);
  expect(collisions(naive, texts.slice(0, 10_000))).toBeGreaterThan(9_000);
});

test("six digits of it (as in citation labels) collide no more often than chance", () => {
  const texts = Array.from({ length: 20_000 }, (_, i) => `https://example.org/${i}\u0000Title ${i}`);
  // 20,000 draws from 2^24: about 12 pairs expected.
  expect(collisions((text) => fingerprint(text).slice(0, 6), texts)).toBeLessThan(40);
  expect(collisions((text) => fingerprint(text).slice(-6), texts)).toBeLessThan(40);
});

test("one changed letter anywhere changes about half of the bits", () => {
  const text = "the quick brown fox jumps over the lazy dog ".repeat(3);
  const bits = (a: string, b: string) => (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2).replaceAll("0", "").length;
  const whole = fingerprint(text);
  const flips = Array.from(text, (_, i) => bits(whole, fingerprint(`${text.slice(0, i)}#${text.slice(i + 1)}`)));
  const mean = flips.reduce((sum, n) => sum + n, 0) / flips.length;
  expect(mean).toBeGreaterThan(28);
  expect(mean).toBeLessThan(36);
  expect(Math.min(...flips)).toBeGreaterThan(12);
});
