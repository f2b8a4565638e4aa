import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CapturedMessage } from "./capture.ts";
import { judge } from "./drift.ts";
import type { Message, Part } from "./model.ts";
import { keepAll, threadOf } from "./testing/keeper.ts";
import { look, says } from "./testing/looks.ts";
import { announce, runs, seed } from "./testing/settings.ts";
import { textOf } from "./testing/view.ts";

announce("merge of code with missing lines");
const settings = { numRuns: runs(2_000), seed };

const mark: Part = { kind: "unreadable", what: "code", reason: "the page shows only some of its lines" };
const lines = Array.from({ length: 120 }, (_, at) => (at % 9 === 4 ? "" : `    step_${at} = next(${at})`));

/** A reading of an answer with one block of code, of which some lines may be missing. */
function reading(shown: readonly string[], fence = "```"): Partial<CapturedMessage> {
  const text = `Here you are:\n\n${fence}python\n${shown.join("\n")}\n${fence}\n\nThat is all of it.`;
  const part: Part = { kind: "text", format: "markdown", text };
  return { parts: shown.length < lines.length ? [part, mark] : [part] };
}

function heldAfter(readings: Partial<CapturedMessage>[], ids = true): Message[] {
  const captures = readings.map((shown, minute) =>
    look(minute, ids ? ["u1", says("a1", "", shown)] : [says("", "", { ...shown, ids: [], index: 0 })]),
  );
  return threadOf(keepAll(captures)).messages.filter(({ role }) => role === "assistant");
}

const without = (from: number, to: number) => reading([...lines.slice(0, from), ...lines.slice(to)]);
const whole = reading(lines);

describe("an answer with code of which the page shows only some lines", () => {
  const pieces = [without(1, 68), without(36, 120), without(0, 41), without(53, 90)];

  test("is replaced by the whole one, without any version, and never the other way round", () => {
    for (const piece of pieces) {
      for (const order of [
        [piece, whole],
        [whole, piece],
        [piece, whole, piece, piece],
      ]) {
        const [message, ...others] = heldAfter(order);
        expect(others).toEqual([]);
        expect(message).toMatchObject({ parts: whole.parts, versions: [] });
      }
    }
  });

  test("the same without ids, by its place", () => {
    for (const order of [
      [pieces[0], whole],
      [whole, pieces[0]],
    ]) {
      expect(
        heldAfter(
          order.flatMap((one) => one ?? []),
          false,
        ),
      ).toMatchObject([{ parts: whole.parts, versions: [] }]);
    }
  });

  test("whatever pieces come in whatever order, the whole stays", () => {
    const piece = fc.tuple(fc.nat(119), fc.nat(119)).map(([a, b]) => without(Math.min(a, b), Math.max(a, b) + 1));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), fc.array(piece, { maxLength: 5 }), (before, after) => {
        expect(heldAfter([...before, whole, ...after])).toMatchObject([{ parts: whole.parts, versions: [] }]);
      }),
      settings,
    );
  });

  test("a smaller piece gives way to a larger one that has all of its lines; the mark stays", () => {
    for (const order of [
      [without(1, 110), without(1, 40)],
      [without(1, 40), without(1, 110)],
    ]) {
      expect(heldAfter(order)).toMatchObject([{ parts: without(1, 40).parts, versions: [] }]);
    }
  });

  test("lines that are all blank are missed by the mark alone: it goes with the whole", () => {
    const blank = lines.indexOf("");
    for (const order of [
      [without(blank, blank + 1), whole],
      [whole, without(blank, blank + 1)],
    ]) {
      expect(heldAfter(order)).toMatchObject([{ parts: whole.parts, versions: [] }]);
    }
  });

  test("a missing line may need a longer fence", () => {
    const code = [...lines.slice(0, 60), "```", ...lines.slice(60)];
    const longer = { parts: reading(code, "````").parts?.slice(0, 1) ?? [] };
    expect(heldAfter([longer, pieces[1] ?? {}])).toMatchObject([{ parts: longer.parts, versions: [] }]);
  });

  test("another text is a version as ever, marked or not", () => {
    const other = reading(lines.map((line) => line.replace("next", "last")).slice(0, 50));
    const [message] = heldAfter([whole, other]);
    expect(message?.parts).toEqual(other.parts);
    expect(message?.versions.map(({ parts }) => textOf(parts))).toEqual([textOf(whole.parts ?? [])]);
  });

  test("a text without the mark that skips lines is another text", () => {
    const [message] = heldAfter([whole, { parts: without(36, 120).parts?.slice(0, 1) ?? [] }]);
    expect(message?.versions).toHaveLength(1);
  });

  test("is no sign of a changed page", () => {
    const outline = keepAll([look(0, ["u1", says("a1", "", whole)])]).held?.outline;
    const piece = look(1, ["u1", says("a1", "", reading(lines.slice(0, 9)))]);
    expect(judge(piece.health, piece, outline)).toEqual({ ok: true });
    const shrunk = look(1, ["u1", says("a1", "Here you are:")]);
    expect(judge(shrunk.health, shrunk, outline)).toMatchObject({ ok: false, why: "text-shrunk" });
  });
});
