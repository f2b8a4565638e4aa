import fc from "fast-check";
import { expect, test } from "vitest";
import { byteWriter, readNumber, writeNumber, written } from "./bytes.ts";
import type { HowOften } from "./how-often.ts";
import { placeOf, posting, readPostings, skipPostings, writePostings } from "./postings.ts";

const seed = Number(process.env.CONVOKEEP_SEED ?? Date.now() % 1_000_000);

test("numbers are read as they were written", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2 ** 31 - 1)), (numbers) => {
      const writer = byteWriter();
      for (const number of numbers) writeNumber(writer, number);
      const reader = { bytes: written(writer), at: 0 };
      expect(numbers.map(() => readNumber(reader))).toEqual(numbers);
      expect(reader.at).toBe(reader.bytes.length);
    }),
    { seed, numRuns: 200 },
  );
});

test("postings are read as they were written, dense and sparse, one after the other; of dense ones how often only where few say it", () => {
  const docs = 400;
  const step: Record<string, (place: number) => HowOften> = {
    never: () => 0,
    seldom: (place) => (place % 40 === 3 ? (((place % 2) + 1) as HowOften) : 0),
    mostly: (place) => ((place * 7) % 3) as HowOften,
  };
  const list = fc
    .tuple(fc.uniqueArray(fc.nat(docs - 1), { maxLength: docs }), fc.constantFrom("never", "seldom", "mostly"))
    .map(([places, how]) => ({
      how,
      list: places.sort((a, b) => a - b).map((place) => posting(place, step[how]?.(place) ?? 0)),
    }));
  fc.assert(
    fc.property(fc.array(list, { maxLength: 6 }), (lists) => {
      const writer = byteWriter();
      for (const { list } of lists) writePostings(writer, list, docs);
      const reader = { bytes: written(writer), at: 0 };
      for (const [at, { how, list: one }] of lists.entries()) {
        if (at % 3 === 2) {
          skipPostings(reader);
          continue;
        }
        const read: number[] = [];
        readPostings(reader, docs, (doc, step) => read.push(posting(doc, step)));
        const isLost = one.length > docs / 8 && how === "mostly";
        expect(read).toEqual(isLost ? one.map((each) => posting(placeOf(each), 0)) : one);
      }
      expect(reader.at).toBe(reader.bytes.length);
    }),
    { seed, numRuns: 300 },
  );
});
