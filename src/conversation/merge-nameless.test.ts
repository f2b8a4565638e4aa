import { describe, expect, test } from "vitest";
import type { Capture, CapturedMessage } from "./capture.ts";
import { asArrival, keep, keepAll, keepArrival, threadOf } from "./testing/keeper.ts";
import { look, nameless } from "./testing/looks.ts";
import { coverageOf, heldWords, read, wordsOf } from "./testing/scenes.ts";

const again = nameless("u", "continue");

describe("what could lie in several places stays apart, and coverage says so", () => {
  const twice = look(1, [nameless("a1"), again, "…1", nameless("u4"), nameless("a5"), again]);

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

  test("nor does it when seen at the end of what is held", () => {
    const behind = look(1, [nameless("u", "ok"), "…1", nameless("u2"), nameless("a3"), nameless("u", "ok")]);
    const end = look(2, [nameless("u2"), nameless("a3"), nameless("u", "ok")]);
    expect(wordsOf(read(behind, end))).toEqual(["ok", "… stalled", "u2", "a3", "ok"]);
  });

  test("nor does it beside half an answer, which says where it belongs", () => {
    const ok = nameless("u", "ok");
    const behind = look(1, [ok, "…1", nameless("u2"), nameless("a3"), ok, nameless("a7")]);
    const half = { ...nameless("a7", "a7 and so on for a good while, to"), finished: false };
    expect(wordsOf(read(behind, look(2, [ok, half])))).toEqual(["ok", "… stalled", "u2", "a3", "ok", "a7"]);
  });

  test("nor does a long one that was sent twice", () => {
    const pasted = look(1, [nameless("a1"), nameless("u2"), "…1", nameless("u4"), nameless("a5"), nameless("u2")]);
    expect(heldWords(read(pasted, look(2, [nameless("u2")])))).toEqual(["a1", "a5", "u2", "u2", "u2", "u4"]);
  });

  test("seen once more it is not a third", () => {
    const kept = keepAll([twice, look(2, [again])]);
    expect(threadOf(keep(kept, look(3, [again]))).messages).toHaveLength(6);
  });

  test("a look from the first to the newest message heals the path", () => {
    const whole = look(3, ["^", nameless("a1"), again, nameless("a3"), nameless("u4"), nameless("a5"), again, "$"]);
    expect(coverageOf(twice, look(2, [again]), whole)).toMatchObject({ state: "complete", held: 6 });
  });

  test("a look delivered twice goes where it went before", () => {
    const kept = keepAll([look(1, [again]), look(2, [again, nameless("a", "yes"), "…2", again])]);
    expect(keep(kept, look(2, [again, nameless("a", "yes"), "…2", again]))).toEqual(kept);
  });

  test("a stretch of few words does not outweigh a longer one that ends in half an answer", () => {
    const turns = ["continue", "a yes", "go on", "a ok", "u5 and so on for a good while", "a go on", "continue"];
    const talk = turns.map((text) => nameless(text.startsWith("a ") ? "a" : "u", text));
    const held = look(1, [...talk, nameless("a", "a yes")]);
    const writing = { ...nameless("a", "a ye"), finished: false };
    const longer = look(2, [nameless("a", "a go on"), ...talk, writing]);
    const kept = keepAll([held, longer]);
    expect(threadOf(kept).messages).toHaveLength(9);
    expect(keep(kept, longer)).toEqual(kept);
  });

  test("where only one place is left it goes there", () => {
    expect(wordsOf(read(look(1, [nameless("a1"), again, nameless("a3")]), look(2, [again])))).toEqual([
      "a1",
      "continue",
      "a3",
    ]);
  });
});

describe("pieces that nothing joined", () => {
  test("are joined by what stands beside a message that could lie in two places", () => {
    const branch = look(1, [nameless("u0"), nameless("a1"), again, nameless("a3")]);
    const other = [look(2, [nameless("u0"), nameless("a1"), again, nameless("a6")]), look(3, [again, nameless("a3")])];
    const joined = threadOf(keepArrival(keepAll([branch]), asArrival(keepAll(other))));
    expect(heldWords(joined)).toEqual(["a1", "a3", "a6", "continue", "u0"]);
  });

  const pieces = [
    look(1, [nameless("u0"), nameless("a1"), nameless("u2"), nameless("a3")]),
    look(2, [nameless("a5"), nameless("u6"), nameless("a7")]),
  ];

  test.each([
    ["overlapping both", [nameless("a3"), nameless("u4"), nameless("a5")]],
    ["overlapping both by more", [nameless("u2"), nameless("a3"), nameless("u4"), nameless("a5"), nameless("u6")]],
    ["reaching beyond both", ["u0", "a1", "u2", "a3", "u4", "a5", "u6", "a7", "u8"].map((name) => nameless(name))],
  ])("are joined by a later look %s", (_, between) => {
    for (const order of [pieces, [...pieces].reverse()]) {
      expect(wordsOf(read(...order)).filter((word) => word.startsWith("…"))).toEqual(["… not-joined"]);
      const thread = read(...order, look(3, between));
      expect(wordsOf(thread).slice(0, 8)).toEqual(["u0", "a1", "u2", "a3", "u4", "a5", "u6", "a7"]);
      expect(thread.conversation.coverage.gaps).toEqual([]);
    }
  });

  test("are joined from either side, one look after the other", () => {
    const [left, right] = [look(3, [nameless("a3"), nameless("u4")]), look(4, [nameless("u4"), nameless("a5")])];
    for (const order of [
      [left, right],
      [right, left],
    ]) {
      const thread = read(...pieces, ...order);
      expect(wordsOf(thread)).toEqual(["u0", "a1", "u2", "a3", "u4", "a5", "u6", "a7"]);
    }
  });

  test("are joined by a prompt that ends one and begins the other, when a look runs through both", () => {
    const ends = look(1, [nameless("u0"), nameless("a1"), again]);
    const begins = look(2, [again, nameless("a3"), nameless("u4")]);
    expect(wordsOf(read(ends, begins))).toEqual(["u0", "a1", "continue", "… not-joined", "continue", "a3", "u4"]);
    const through = look(3, [nameless("a1"), again, nameless("a3")]);
    expect(wordsOf(read(ends, begins, through))).toEqual(["u0", "a1", "continue", "a3", "u4"]);
  });
});

test("a long prompt sent again on another branch is a message of its own", () => {
  const talk = (minute: number, ...names: string[]) =>
    look(
      minute,
      names.map((name) => nameless(name)),
    );
  const one = talk(1, "u0", "a1", "u2", "a3", "u4", "a5");
  const other = talk(2, "u0", "a1", "u2", "b3", "u4", "b5");
  expect(heldWords(read(one, other))).toEqual(["a1", "a3", "a5", "b3", "b5", "u0", "u2", "u4", "u4"]);
});

describe("prompts that differ in an image only", () => {
  const prompt = (image: string): CapturedMessage => ({
    ...again,
    parts: [...again.parts, { kind: "image", key: image, alt: "", origin: "upload" }],
  });
  const ending = (minute: number, shown: CapturedMessage) => look(minute, [nameless("u4"), nameless("a5"), shown]);
  const images = (...captures: Capture[]) =>
    read(...captures).messages.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === "image" ? part.key : [])));

  test("an image that comes late is the same prompt's, in either order", () => {
    for (const order of [
      [ending(1, again), ending(2, prompt("one"))],
      [ending(1, prompt("one")), ending(2, again)],
    ]) {
      expect(heldWords(read(...order))).toEqual(["a5", "continue", "u4"]);
      expect(images(...order)).toEqual(["one"]);
    }
  });

  test("two branches with different images stay two, and a look without its image joins neither", () => {
    const branches = [ending(1, prompt("one")), ending(2, prompt("two"))];
    const unclear = ending(3, again);
    expect(heldWords(read(...branches, unclear))).toEqual(["a5", "continue", "continue", "continue", "u4"]);
    expect(images(...branches, unclear)).toEqual(["one", "two"]);
    const kept = keepAll([...branches, unclear]);
    expect(keep(kept, unclear)).toEqual(kept);
    // Equal comes before grown: it is the third one again, not one of the others.
    expect(threadOf(keep(kept, ending(4, again))).messages).toHaveLength(5);
  });
});
