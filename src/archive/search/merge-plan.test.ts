import { expect, test } from "vitest";
import { format, type SegmentState } from "./index-records.ts";
import { segmentsToMerge } from "./merge-plan.ts";

const segment = (id: number, docs: number, dead = 0, more: Partial<SegmentState> = {}): SegmentState => ({
  id,
  docs,
  leaves: 1,
  wide: 1,
  starts: "a",
  dead: Uint32Array.from({ length: dead }, (_, place) => place),
  ...more,
});
const plan = (...segments: SegmentState[]) => segmentsToMerge({ format, next: 99, segments }).map(({ id }) => id);

test("four of a size are merged, with all that are smaller", () => {
  expect(plan(segment(1, 1000), segment(2, 1), segment(3, 1), segment(4, 1))).toEqual([]);
  expect(plan(segment(1, 1000), segment(2, 1), segment(3, 1), segment(4, 1), segment(5, 3))).toEqual([2, 3, 4, 5]);
  expect(plan(segment(1, 16), segment(2, 20), segment(3, 63), segment(4, 1), segment(5, 17), segment(6, 64))).toEqual([
    1, 2, 3, 4, 5,
  ]);
});

test("two large ones of a small archive become one, with all that are smaller", () => {
  expect(plan(segment(1, 840), segment(2, 160), segment(3, 2))).toEqual([1, 2, 3]);
  expect(plan(segment(1, 840), segment(2, 99))).toEqual([]);
  expect(plan(segment(1, 2_400), segment(2, 160))).toEqual([]);
});

test("what is mostly dead or holds words of the erased is written anew by itself, little ones in their turn", () => {
  expect(plan(segment(1, 90, 45), segment(2, 90, 46))).toEqual([2]);
  expect(plan(segment(1, 1000, 1, { scrub: true }), segment(2, 1))).toEqual([1]);
  expect(plan(segment(1, 4, 3))).toEqual([]);
});

test("a thousand conversations that come one by one leave few segments", () => {
  let segments: SegmentState[] = [];
  for (let id = 0; id < 1_000; id++) {
    segments.push(segment(id, 1));
    for (let ids = plan(...segments); ids.length > 0; ids = plan(...segments)) {
      const merged = segments.filter((one) => ids.includes(one.id));
      const docs = merged.reduce((sum, one) => sum + one.docs, 0);
      segments = [...segments.filter((one) => !ids.includes(one.id)), segment(10_000 + id, docs)];
    }
    expect(segments.length).toBeLessThan(16);
  }
});
