import { describe, expect, test } from "vitest";
import type { Capture, CaptureEntry } from "./capture.ts";
import { look, says } from "./testing/looks.ts";
import { coverageOf, pathOf, read } from "./testing/scenes.ts";

const unmounted = (...ids: string[]): CaptureEntry => ({ kind: "unmounted", ids });
const seen = (id: string): CaptureEntry => ({ kind: "seen", id });

describe("stated totals", () => {
  const of = (minute: number, count: number, shown: (string | CaptureEntry)[]): Capture => {
    const made = look(minute, shown);
    return { ...made, evidence: { ...made.evidence, stated: count } };
  };

  test("not met: partial, with the number missing", () => {
    expect(coverageOf(of(1, 10, ["u5", "a5", "$"]))).toEqual({
      state: "partial",
      held: 2,
      total: 10,
      gaps: [{ after: null, reason: "older-not-loaded", missing: 8 }],
      unreadImages: 0,
    });
  });

  test("met without a gap: complete without a start marker, and so it stays", () => {
    const met = of(1, 4, ["u1", "a1", "u2", "a2", "$"]);
    expect(coverageOf(met)).toMatchObject({ state: "complete", total: 4 });
    expect(coverageOf(met, look(2, ["a2", "u3", "a3", "$"]))).toMatchObject({ state: "complete", held: 6, total: 6 });
    expect(coverageOf(met, look(2, ["u2", "a2"]))).toMatchObject({ state: "complete", total: 4 });
  });

  test("met by chance, after new messages came, is not met", () => {
    const short = of(1, 4, ["u2", "a2", "$"]);
    const grown = look(2, ["a2", "u3", "a3", "$"]);
    expect(coverageOf(short, grown)).toMatchObject({ state: "partial", held: 4, total: 6 });
    expect(coverageOf(short, grown, look(3, ["u1", "a1", "u2"]))).toMatchObject({
      state: "complete",
      held: 6,
      total: 6,
    });
  });

  test("a gap in the middle gets its number from the total", () => {
    expect(coverageOf(of(1, 7, ["^", "u1", "…", "a4", "$"])).gaps).toEqual([
      { after: "u1", reason: "stalled", missing: 5 },
    ]);
  });
});

describe("names of messages", () => {
  test("an id seen twice under different names joins what was held as two", () => {
    const thread = read(
      look(1, ["^", "u1", says("tmp", "text", { ids: ["tmp"] })]),
      look(2, ["u1", says("real", "text", { ids: ["real"] }), "u2", "$"]),
      look(3, [says("real", "text", { ids: ["real", "tmp"] })]),
    );
    expect(pathOf(thread)).toEqual(["u1", "real", "u2"]);
    expect(thread.messages).toHaveLength(3);
    expect(thread.messages.find(({ id }) => id === "real")?.aliases).toEqual(["tmp"]);
  });

  test("an id that two messages of one look share joins nothing", () => {
    const thread = read(
      look(1, [
        "^",
        says("u1"),
        says("a1", "one", { ids: ["a1", "turn"] }),
        says("a2", "two", { ids: ["a2", "turn"] }),
        "$",
      ]),
    );
    expect(pathOf(thread)).toEqual(["u1", "a1", "a2"]);
  });

  test("prompt and answer under the id of their turn stay two", () => {
    const thread = read(
      look(1, ["^", says("u1", "q", { ids: ["turn"] })]),
      look(2, [says("a1", "r", { ids: ["turn"] })]),
    );
    expect(thread.messages.map(({ role }) => role)).toEqual(["user", "assistant"]);
  });

  test("a wrapper whose message turns up under another name is forgotten", () => {
    const thread = read(look(1, ["^", "u1", unmounted("shell"), "u2", "$"]), look(2, ["u1", "a1", "u2"]));
    expect(pathOf(thread)).toEqual(["u1", "a1", "u2"]);
    expect(thread.conversation.coverage.state).toBe("complete");
  });

  test("a message read twice in one look is one, with all that both readings show", () => {
    const image = says("a1", "text", { parts: [{ kind: "image", key: "k", alt: "", origin: "generated" }] });
    const thread = read(look(1, ["^", "u1", says("a1", "text"), image, "$"]));
    expect(pathOf(thread)).toEqual(["u1", "a1"]);
    expect(thread.messages[1]?.parts.map(({ kind }) => kind)).toContain("text");
    expect(thread.messages[1]?.versions.length).toBe(1);
  });
});

describe("the list row", () => {
  const named = (minute: number, title: string | undefined, shown: string[]): Capture => {
    const made = look(minute, shown);
    return { ...made, conversation: { ...made.conversation, ...(title ? { title } : {}) } };
  };

  test("the page's title beats the first message, and is not lost when the page shows none", () => {
    expect(read(named(1, undefined, ["^", "u1", "a1"])).conversation).toMatchObject({
      title: "this is u1",
      titleFrom: "first-message",
    });
    const titled = [named(1, undefined, ["^", "u1"]), named(2, "A title", ["u1"]), named(3, undefined, ["u1"])];
    expect(read(...titled).conversation).toMatchObject({ title: "A title", titleFrom: "page" });
    expect(read(...titled, named(4, "Renamed", ["u1"])).conversation.title).toBe("Renamed");
  });

  test("a long first message is cut to a title", () => {
    const title = read(look(1, [says("u1", "word ".repeat(50))])).conversation.title;
    expect(title.length).toBeLessThanOrEqual(81);
    expect(title.endsWith("…")).toBe(true);
  });

  test("times and model", () => {
    const made = look(1, ["^", says("u1", "q", { sentAt: "2025-12-31T23:00:00.000Z" }), "$"]);
    const first: Capture = { ...made, conversation: { ...made.conversation, model: "gpt-5" } };
    const row = read(first, look(5, [seen("u1"), "$"])).conversation;
    expect(row).toMatchObject({
      model: "gpt-5",
      created: { at: "2025-12-31T23:00:00.000Z", from: "page" },
      updated: { at: "2026-01-01T00:01:00.000Z", from: "capture" },
      firstCaptured: "2026-01-01T00:01:00.000Z",
      lastCaptured: "2026-01-01T00:05:00.000Z",
    });
  });
});
