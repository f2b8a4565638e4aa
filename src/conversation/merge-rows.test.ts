import { describe, expect, test } from "vitest";
import type { CapturedMessage } from "./capture.ts";
import { asArrival, keep, keepAll, keepArrival, threadOf } from "./testing/keeper.ts";
import { look, nameless } from "./testing/looks.ts";
import { heldWords, read, wordsOf } from "./testing/scenes.ts";

/** Neighbouring rows of a page that gives row indices and no ids, from row `first` on. */
function rows(first: number, ...names: string[]): CapturedMessage[] {
  return names.map((name, step) => ({
    ...(name === "continue" ? nameless("u", "continue") : nameless(name)),
    index: first + step,
  }));
}

describe("the same prompt at one row of two branches", () => {
  const one = look(1, rows(0, "u0", "a1", "u2", "a3", "continue", "a5"));
  const other = look(2, rows(0, "u0", "a1", "u2", "b3", "continue", "b5"));

  test("is two messages, each with its own answer", () => {
    expect(read(one, other).messages).toHaveLength(9);
    expect(wordsOf(read(one, other))).toEqual(["u0", "a1", "u2", "b3", "continue", "b5"]);
    const back = look(3, rows(2, "u2", "a3"));
    expect(wordsOf(read(one, other, back))).toEqual(["u0", "a1", "u2", "a3", "continue", "a5"]);
  });

  test("seen with its answer it goes where the answer is", () => {
    const thread = read(one, other, look(3, rows(4, "continue", "a5")));
    expect(thread.messages).toHaveLength(9);
    expect(wordsOf(thread)).toEqual(["u0", "a1", "u2", "a3", "continue", "a5"]);
  });

  test("seen alone it stays apart: it could be either", () => {
    const alone = look(3, rows(4, "continue"));
    const kept = keepAll([one, other, alone]);
    expect(threadOf(kept).messages).toHaveLength(10);
    expect(keep(kept, alone)).toEqual(kept);
  });

  test("seen alone before and after one of them only, it is that one", () => {
    const between = { ...look(1, rows(4, "continue")), capturedAt: "2026-01-01T00:01:30.000Z" };
    const later = look(3, rows(0, "u0", "a1", "u2", "a3", "continue"));
    expect(read(one, other, later, between).messages).toHaveLength(9);
  });

  test("is told apart also where an image came late, and when archives are joined", () => {
    const withImage = (message: CapturedMessage): CapturedMessage => ({
      ...message,
      parts: [...message.parts, { kind: "image", key: "one", alt: "", origin: "upload" }],
    });
    const [late] = rows(4, "continue").map(withImage);
    if (!late) throw new Error("no row");
    const first = look(1, [...rows(0, "u0"), "…1", ...rows(2, "u2", "a3"), late]);
    const joined = keepArrival(keepAll([other]), asArrival(keepAll([first, look(3, other.entries)])));
    expect(heldWords(threadOf(joined))).toEqual(["a1", "a3", "b3", "b5", "continue", "continue", "u0", "u2"]);
    expect(wordsOf(threadOf(joined))).toEqual(["u0", "a1", "u2", "b3", "continue", "b5"]);
  });
});

test("two that are known to follow different messages stay two when a later look shows what one of them really was", () => {
  const early = [look(1, rows(2, "continue", "a5")), look(2, rows(0, "u0", "a1", "continue"))];
  const late = [look(3, rows(1, "b1", "continue")), look(4, rows(0, "u0", "b1", "continue", "a5"))];
  const thread = read(...early, ...late);
  expect(heldWords(thread)).toEqual(["a1", "a5", "b1", "continue", "continue", "u0"]);
  expect(wordsOf(thread)).toEqual(["u0", "b1", "continue", "a5"]);
});

test("nor is a long one sent again on another branch the same", () => {
  const one = look(1, rows(0, "u0", "a1", "u2", "a3", "u4", "a5"));
  const other = look(2, rows(0, "u0", "a1", "u2", "b3", "u4", "b5"));
  expect(heldWords(read(one, other))).toEqual(["a1", "a3", "a5", "b3", "b5", "u0", "u2", "u4", "u4"]);
});

test("an answer that was read otherwise once does not double all that follows", () => {
  const before = look(1, rows(0, "u0", "a1", "u2", "a3", "u4", "a5"));
  const after = look(2, rows(0, "u0", "a1", "u2", "b3", "u4", "a5"));
  expect(heldWords(read(before, after))).toEqual(["a1", "a3", "a5", "b3", "u0", "u2", "u4"]);
});

test("a gap that a row index seemed to fill is not forgotten: another branch may stand at that index", () => {
  const second = look(2, [...rows(0, "u2"), "…1", ...rows(2, "u4")]);
  const kept = keepAll([look(1, rows(1, "a1")), second, look(3, rows(0, "u0"))]);
  expect(keep(kept, second)).toEqual(kept);
});
