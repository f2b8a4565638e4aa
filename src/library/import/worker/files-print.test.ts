import { expect, it } from "vitest";
import { filesPrint } from "./files-print.ts";

const bytes = (size: number, at: number, value: number) => {
  const all = new Uint8Array(size);
  all[at] = value;
  return new Blob([all]);
};

it("knows files again by their size, beginning and end, in any order", async () => {
  const size = 300_000;
  const print = await filesPrint([bytes(size, 5, 1), bytes(10, 0, 7)]);
  expect(await filesPrint([bytes(10, 0, 7), bytes(size, 5, 1)])).toBe(print);
  expect(await filesPrint([bytes(size, 5, 2), bytes(10, 0, 7)])).not.toBe(print);
  expect(await filesPrint([bytes(size, size - 5, 1), bytes(10, 0, 7)])).not.toBe(print);
  expect(await filesPrint([bytes(size + 1, 5, 1), bytes(10, 0, 7)])).not.toBe(print);
  expect(await filesPrint([bytes(size, 5, 1)])).not.toBe(print);
});
