import { describe, expect, test } from "vitest";
import type { CaptureEntry } from "./capture.ts";
import { look, says } from "./testing/looks.ts";
import { coverageOf, pathOf, read } from "./testing/scenes.ts";

const unmounted = (...ids: string[]): CaptureEntry => ({ kind: "unmounted", ids });
const seen = (id: string): CaptureEntry => ({ kind: "seen", id });

describe("branches", () => {
  const first = look(1, ["^", "u1", "a1", "u2", "a2", "$"]);
  const edited = look(2, ["^", "u1", "a1", "u3", "a3", "$"]);

  test("an edited prompt keeps both branches and both continuations; the page's last look is shown", () => {
    const thread = read(first, edited);
    expect(pathOf(thread)).toEqual(["u1", "a1", "u3", "a3"]);
    expect(thread.messages.map(({ id, parent }) => [id, parent])).toEqual([
      ["u1", null],
      ["a1", "u1"],
      ["u2", "a1"],
      ["a2", "u2"],
      ["u3", "a1"],
      ["a3", "u3"],
    ]);
    expect(thread.conversation).toMatchObject({ messageCount: 6, coverage: { state: "complete", held: 4 } });
  });

  test("turning back to the first branch shows it again, even by its end alone", () => {
    expect(pathOf(read(first, edited, look(3, ["a2", "$"])))).toEqual(["u1", "a1", "u2", "a2"]);
  });

  test("an answer written again is a second branch", () => {
    const thread = read(look(1, ["^", "u1", "a1", "$"]), look(2, ["^", "u1", "b1", "$"]));
    expect(pathOf(thread)).toEqual(["u1", "b1"]);
    expect(thread.messages).toHaveLength(3);
  });

  test("an edited first prompt makes a second beginning", () => {
    const thread = read(look(1, ["^", "u1", "a1", "$"]), look(2, ["^", "u2", "a2", "$"]));
    expect(pathOf(thread)).toEqual(["u2", "a2"]);
    expect(thread.conversation.coverage).toMatchObject({ state: "complete", held: 2 });
  });

  test("an older branch behind a gap does not make the present one incomplete", () => {
    const before = look(1, ["^", "u1", "a1", "…", "u9", "a9", "$"]);
    expect(coverageOf(before)).toMatchObject({ state: "partial" });
    expect(pathOf(read(before, edited))).toEqual(["u1", "a1", "u3", "a3"]);
    expect(coverageOf(before, edited)).toMatchObject({ state: "complete" });
  });
});

describe("gaps", () => {
  test("listed messages without content are missing, by number, until they are seen", () => {
    const top = look(1, ["^", "u1", "a1", unmounted("u2"), unmounted("a2"), "u3", "a3", "$"]);
    expect(pathOf(read(top))).toEqual(["u1", "a1", "… not-shown 2", "u3", "a3"]);
    expect(coverageOf(top)).toMatchObject({ state: "partial", held: 4, gaps: [{ after: "a1", missing: 2 }] });
    // Seen alone, without any neighbour: their place is known.
    expect(pathOf(read(top, look(2, ["a2"])))).toEqual(["u1", "a1", "… not-shown 1", "a2", "u3", "a3"]);
    expect(coverageOf(top, look(2, ["a2"]), look(3, ["u2"]))).toMatchObject({ state: "complete", held: 6, gaps: [] });
  });

  test("nameless wrappers count too", () => {
    const top = look(1, ["^", "u1", unmounted(), unmounted(), unmounted(), "a3", "$"]);
    expect(pathOf(read(top))).toEqual(["u1", "… not-shown 3", "a3"]);
    expect(pathOf(read(top, look(2, ["u1", "a1", "u2"])))).toEqual(["u1", "a1", "u2", "… not-shown 1", "a3"]);
    expect(pathOf(read(top, look(2, ["u1", "a1", "u2"]), look(3, ["u2", "x", "a3"])))).toEqual([
      "u1",
      "a1",
      "u2",
      "x",
      "a3",
    ]);
  });

  test("where nothing is known of the beginning, wrappers before the first message are not all that is missing", () => {
    const end = look(1, [unmounted("a2"), "u3", "a3", "$"]);
    expect(coverageOf(end).gaps).toEqual([{ after: null, reason: "not-shown" }]);
    expect(coverageOf(look(1, ["^", unmounted("a2"), "u3", "a3", "$"])).gaps).toMatchObject([{ missing: 1 }]);
    const nameless = look(1, [unmounted(), unmounted(), "u3", "a3", "$"]);
    expect(coverageOf(nameless).gaps).toEqual([{ after: null, reason: "not-shown" }]);
  });

  test("known ones in wrappers only stand for their place", () => {
    const thread = read(look(1, ["^", "u1", "a1", "$"]), look(2, [unmounted("u1"), unmounted("a1"), "u2", "a2", "$"]));
    expect(pathOf(thread)).toEqual(["u1", "a1", "u2", "a2"]);
  });

  test("older messages that did not load", () => {
    const end = look(1, ["<", "u5", "a5", "$"]);
    expect(pathOf(read(end))).toEqual(["… older-not-loaded ?", "u5", "a5"]);
    const more = look(2, ["u4", "a4", "u5"]);
    expect(coverageOf(end, more)).toMatchObject({ state: "unknown", gaps: [] });
    expect(coverageOf(end, more, look(3, ["^", "u4"]))).toMatchObject({ state: "complete", held: 4 });
  });

  test("at the top and nothing new came is no proof", () => {
    expect(coverageOf(look(1, ["u1", "a1", "$"]))).toEqual({ state: "unknown", held: 2, gaps: [], unreadImages: 0 });
  });

  test("why a save stopped is told", () => {
    const stopped = look(1, [{ kind: "gap", reason: "cancelled" }, "u5", "a5", "$"]);
    expect(pathOf(read(stopped))).toEqual(["… cancelled ?", "u5", "a5"]);
    const stalled = look(1, ["^", "u1", "a1", { kind: "gap", reason: "stalled" }]);
    expect(pathOf(read(stalled))).toEqual(["u1", "a1", "… stalled ?"]);
    expect(coverageOf(stalled, look(2, ["a1", "u2", "$"]))).toMatchObject({ state: "complete" });
  });

  test("two visits that nothing joins, then a look that joins them", () => {
    const [monday, friday] = [look(1, ["^", "u1", "a1", "$"]), look(2, ["u8", "a8", "$"])];
    expect(pathOf(read(monday, friday))).toEqual(["u1", "a1", "… not-joined ?", "u8", "a8"]);
    expect(coverageOf(monday, friday)).toMatchObject({ state: "partial" });
    const between = look(3, ["a1", "u2", "a2", "u8"]);
    expect(pathOf(read(monday, friday, between))).toEqual(["u1", "a1", "u2", "a2", "u8", "a8"]);
    expect(coverageOf(monday, friday, between)).toMatchObject({ state: "complete", held: 6 });
  });

  test("several pieces without any relation: the first message first, the newest last", () => {
    for (const [middle, end, top] of [
      [3, 1, 2],
      [1, 3, 2],
      [1, 2, 3],
    ] as const) {
      const thread = read(look(middle, ["u5", "a5"]), look(end, ["u9", "a9", "$"]), look(top, ["^", "u1", "a1"]));
      const gap = "… not-joined ?";
      expect(pathOf(thread)).toEqual(["u1", "a1", gap, "u5", "a5", gap, "u9", "a9"]);
    }
  });
});

describe("a later look that knows less", () => {
  const whole = look(1, ["^", "u1", "a1", "u2", "a2", "$"]);

  test("takes nothing away, and not the proof either", () => {
    for (const less of [
      look(2, ["a1", "u2"]),
      look(2, ["<", "u2", "a2", "$"]),
      look(2, ["a2", "$"]),
      look(2, ["…", "a2"]),
    ]) {
      expect(pathOf(read(whole, less))).toEqual(["u1", "a1", "u2", "a2"]);
      expect(coverageOf(whole, less)).toMatchObject({ state: "complete", held: 4 });
    }
  });

  test("and misses a message in between does not drop it from the path", () => {
    expect(pathOf(read(whole, look(2, ["^", "u1", "u2", "a2", "$"])))).toEqual(["u1", "a1", "u2", "a2"]);
  });

  test("new messages beyond a gap make it partial, and healing makes it complete again", () => {
    const later = look(2, ["u7", "a7", "$"]);
    expect(coverageOf(whole, later)).toMatchObject({ state: "partial", held: 6 });
    expect(coverageOf(whole, later, look(3, ["a2", "u7"]))).toMatchObject({ state: "complete", held: 6 });
  });

  test("an answer still being written is not complete", () => {
    const writing = look(2, [seen("a2"), "u3", says("a3", "half", { finished: false }), "$"]);
    expect(coverageOf(whole, writing)).toMatchObject({ state: "unknown", held: 6, gaps: [] });
    expect(coverageOf(whole, writing, look(3, [says("a3", "half and whole"), "$"]))).toMatchObject({
      state: "complete",
    });
  });
});
