import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRows } from "./csv.ts";

const seed = Number(process.env.CONVOKEEP_SEED ?? Date.now() % 1_000_000);
const numRuns = process.env.CONVOKEEP_LONG ? 20_000 : 1_000;

/** Rows of a text that comes in chunks of so many bytes. */
async function rowsOf(text: string, chunk = 1_000_000) {
  const bytes = new TextEncoder().encode(text);
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += chunk) controller.enqueue(bytes.subarray(at, at + chunk));
      controller.close();
    },
  });
  const rows = [];
  for await (const row of csvRows(stream)) rows.push(row);
  return rows;
}

const cellsOf = async (text: string, chunk?: number) => (await rowsOf(text, chunk)).map(({ cells }) => cells);

test.each([
  [
    "a byte order mark",
    "\ufeffA,B\r\n1,2\r\n",
    [
      ["A", "B"],
      ["1", "2"],
    ],
  ],
  ["ends of lines of several kinds", "a\rb\nc\r\nd\n\re", [["a"], ["b"], ["c"], ["d"], ["e"]]],
  ["a mark that is content", "a\ufeff,b", [["a\ufeff", "b"]]],
  [
    "line breaks in quotes",
    'a,"b\nc\r\nd"\r\ne,f',
    [
      ["a", "b\nc\r\nd"],
      ["e", "f"],
    ],
  ],
  ["doubled quotes", '"say ""hi""","""",""', [['say "hi"', '"', ""]]],
  ["commas in quotes", '"a,b",c', [["a,b", "c"]]],
  [
    "empty cells and lines",
    "a,,\n\n,b\n",
    [
      ["a", "", ""],
      ["", "b"],
    ],
  ],
  ["a cell of an empty text alone", '""\na', [[""], ["a"]]],
  ["a quote inside a plain cell", 'a"b,c', [['a"b', "c"]]],
  ["text behind a closed quote", '"a"b,c', [["ab", "c"]]],
  ["a quote that is never closed", 'a,"b\nc', [["a", "b\nc"]]],
  [
    "rows that end with a return alone",
    "a,b\rc,d",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
])("%s", async (_, text, rows) => {
  expect(await cellsOf(text)).toEqual(rows);
  expect(await cellsOf(text, 1)).toEqual(rows);
});

test("says where in the file a row ends", async () => {
  expect((await rowsOf("\ufeffä,b\r\nc,d\n")).map(({ end }) => end)).toEqual([8, 13]);
});

test("says of a row whose quote is never closed that the file ends within it", async () => {
  expect((await rowsOf('a,b\n"c","d\ne')).map(({ isOpen }) => isOpen)).toEqual([undefined, true]);
  expect((await rowsOf('a,b\n"c","d"')).map(({ isOpen }) => isOpen)).toEqual([undefined, undefined]);
});

test("gives back what RFC 4180 writes, however the bytes are cut", async () => {
  const cell = fc.string({ unit: fc.constantFrom(...'ab",\r\n é😀\ufeff'), maxLength: 8 });
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (rows, chunk) => {
      const text = rows.map((cells) => cells.map(quoted).join(",")).join("\r\n");
      expect(await cellsOf(text, chunk)).toEqual(rows);
    }),
    { numRuns, seed },
  );
});
