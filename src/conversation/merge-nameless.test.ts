import { describe, expect, test } from "vitest";
import type { CapturedMessage } from "./capture.ts";
import { asArrival, keep, keepAll, keepArrival, threadOf } from "./testing/keeper.ts";
import { look, says } from "./testing/looks.ts";
import { coverageOf, heldWords, read, wordsOf } from "./testing/scenes.ts";

/** A message of a page that gives no ids: a prompt (`u…`) or an answer, long enough to be told from all others. */
function long(name: string): CapturedMessage {
  return says(name, `${name} and so on for a good while, to the very end of ${name}`, { ids: [] });
}

const short = (text: string): CapturedMessage => says("u", text, { ids: [] });
const again = short("continue");

describe("what could lie in several places stays apart, and coverage says so", () => {
  const twice = look(1, [long("a1"), again, "…1", long("u4"), long("a5"), again]);

  test("a lone repeated prompt makes two held ones not one", () => {
    const thread = read(twice, look(2, [again]));
    expect(wordsOf(thread)).toEqual([
      "a1",
      "continue",
      "… stalled",
      "u4",
      "a5",
      "continue",
      "… not-joined",
      "continue",
    ]);
    expect(thread.conversation.coverage.state).toBe("partial");
  });

  test("nor does a long one that was sent twice", () => {
    const pasted = look(1, [long("a1"), long("u2"), "…1", long("u4"), long("a5"), long("u2")]);
    expect(heldWords(read(pasted, look(2, [long("u2")])))).toEqual(["a1", "a5", "u2", "u2", "u2", "u4"]);
  });

  test("seen once more it is not a third", () => {
    const kept = keepAll([twice, look(2, [again])]);
    expect(threadOf(keep(kept, look(3, [again]))).messages).toHaveLength(6);
  });

  test("a look from the first to the newest message heals the path", () => {
    const whole = look(3, ["^", long("a1"), again, long("a3"), long("u4"), long("a5"), again, "$"]);
    expect(coverageOf(twice, look(2, [again]), whole)).toMatchObject({ state: "complete", held: 6 });
  });

  test("where only one place is left it goes there", () => {
    expect(wordsOf(read(look(1, [long("a1"), again, long("a3")]), look(2, [again])))).toEqual(["a1", "continue", "a3"]);
  });
});

describe("pieces that nothing joined", () => {
  test("are joined by what stands beside a message that could lie in two places", () => {
    const branch = look(1, [long("u0"), long("a1"), again, long("a3")]);
    const other = [look(2, [long("u0"), long("a1"), again, long("a6")]), look(3, [again, long("a3")])];
    const joined = threadOf(keepArrival(keepAll([branch]), asArrival(keepAll(other))));
    expect(heldWords(joined)).toEqual(["a1", "a3", "a6", "continue", "u0"]);
  });

  const pieces = [
    look(1, [long("u0"), long("a1"), long("u2"), long("a3")]),
    look(2, [long("a5"), long("u6"), long("a7")]),
  ];

  test.each([
    ["overlapping both", [long("a3"), long("u4"), long("a5")]],
    ["overlapping both by more", [long("u2"), long("a3"), long("u4"), long("a5"), long("u6")]],
    ["reaching beyond both", ["u0", "a1", "u2", "a3", "u4", "a5", "u6", "a7", "u8"].map(long)],
  ])("are joined by a later look %s", (_, between) => {
    for (const order of [pieces, [...pieces].reverse()]) {
      expect(wordsOf(read(...order)).filter((word) => word.startsWith("…"))).toEqual(["… not-joined"]);
      const thread = read(...order, look(3, between));
      expect(wordsOf(thread).slice(0, 8)).toEqual(["u0", "a1", "u2", "a3", "u4", "a5", "u6", "a7"]);
      expect(thread.conversation.coverage.gaps).toEqual([]);
    }
  });

  test("are joined from either side, one look after the other", () => {
    const [left, right] = [look(3, [long("a3"), long("u4")]), look(4, [long("u4"), long("a5")])];
    for (const order of [
      [left, right],
      [right, left],
    ]) {
      const thread = read(...pieces, ...order);
      expect(wordsOf(thread)).toEqual(["u0", "a1", "u2", "a3", "u4", "a5", "u6", "a7"]);
    }
  });

  test("are joined by a prompt that ends one and begins the other, when a look runs through both", () => {
    const ends = look(1, [long("u0"), long("a1"), again]);
    const begins = look(2, [again, long("a3"), long("u4")]);
    expect(wordsOf(read(ends, begins))).toEqual(["u0", "a1", "continue", "… not-joined", "continue", "a3", "u4"]);
    const through = look(3, [long("a1"), again, long("a3")]);
    expect(wordsOf(read(ends, begins, through))).toEqual(["u0", "a1", "continue", "a3", "u4"]);
  });
});

test("a gap that a row index seemed to fill is not forgotten: another branch may stand at that index", () => {
  const at = (index: number, message: CapturedMessage): CapturedMessage => ({ ...message, index });
  const captures = [
    look(1, [at(1, long("a1"))]),
    look(2, [at(0, long("u2")), "…1", at(2, long("u4"))]),
    look(3, [at(0, long("u0"))]),
  ];
  const kept = keepAll(captures);
  const [, second] = captures;
  expect(second && keep(kept, second)).toEqual(kept);
});
