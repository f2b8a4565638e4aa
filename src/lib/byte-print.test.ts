import { expect, test } from "vitest";
import { bytePrint } from "./byte-print.ts";

const encoder = new TextEncoder();

test("it is what was stored once", () => {
  expect(
    ["", "a", "12345678", "The same in every browser and version."].map((text) => bytePrint(encoder.encode(text))),
  ).toMatchInlineSnapshot(`
    [
      "985e3ebbca643ec8",
      "1c4b3f67f7a65152",
      "c0a33bcf4139c81d",
      "5af21131835bc459",
    ]
  `);
});

test("it does not depend on where the bytes lie", () => {
  const bytes = encoder.encode("x0123456789abcdef0123456789");
  for (const offset of [1, 2, 3, 5]) {
    const other = new Uint8Array(64);
    other.set(bytes, offset);
    expect(bytePrint(other.subarray(offset, offset + bytes.length))).toBe(bytePrint(bytes));
  }
});

test("every bit, the length and the order count", () => {
  const prints = new Set<string>();
  let count = 0;
  for (let length = 0; length < 40; length++) {
    const bytes = new Uint8Array(length);
    prints.add(bytePrint(bytes));
    count++;
    for (let bit = 0; bit < 8 * length; bit++) {
      bytes[bit >> 3] = 1 << (bit & 7);
      prints.add(bytePrint(bytes));
      bytes[bit >> 3] = 0;
      count++;
    }
  }
  for (let number = 0; number < 100_000; number++, count++) prints.add(bytePrint(encoder.encode(`{"id":${number}}`)));
  expect(prints.size).toBe(count);
});

test("a changed bit changes half of the print", () => {
  let changed = 0;
  let pairs = 0;
  for (let number = 0; number < 500; number++) {
    const bytes = encoder.encode(`conversation ${number}, and what was said in it`);
    const before = BigInt(`0x${bytePrint(bytes)}`);
    bytes[number % bytes.length] = (bytes[number % bytes.length] ?? 0) ^ (1 << (number & 7));
    const differing = before ^ BigInt(`0x${bytePrint(bytes)}`);
    changed += differing.toString(2).replaceAll("0", "").length;
    pairs++;
  }
  expect(changed / pairs).toBeGreaterThan(30);
  expect(changed / pairs).toBeLessThan(34);
});
