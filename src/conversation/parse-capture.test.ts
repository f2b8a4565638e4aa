import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { Capture } from "./capture.ts";
import type { Part } from "./model.ts";
import { parseCapture } from "./parse-capture.ts";
import { announce, runs, seed, timeout } from "./testing/settings.ts";

announce("parse capture");
vi.setConfig({ testTimeout: timeout });

const now = Date.parse("2026-06-01T12:00:00Z");

function sample(): Capture {
  return {
    conversation: { site: "chatgpt", id: "chatgpt:1", url: "https://chatgpt.com/c/1?model=x#top", title: "A chat" },
    layout: "classic",
    capturedAt: "2026-06-01T11:59:00.000Z",
    trigger: "auto",
    entries: [
      {
        kind: "message",
        ids: ["m1", "t1"],
        index: 0,
        role: "assistant",
        parts: [
          { kind: "text", format: "markdown", text: "Hello" },
          { kind: "image", key: "f1", alt: "", origin: "generated", url: "https://example.org/a.png" },
          { kind: "citations", items: [{ label: "a", title: "A", url: "https://example.org/" }] },
        ],
        finished: true,
      },
      { kind: "seen", id: "m2" },
      { kind: "unmounted", ids: [], role: "user" },
      { kind: "gap", reason: "stalled", missing: 3 },
    ],
    evidence: { start: "older", end: true, stated: 9 },
    health: { containers: 1, read: 1, missing: [] },
  };
}

/** The capture as it arrives, as JSON text, with one value set at a path like `entries.0.role`. */
function parsed(path: string, value: unknown) {
  const data: unknown = JSON.parse(JSON.stringify(sample()));
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const target = keys.reduce<unknown>((at, key) => Reflect.get(Object(at), key), data);
  Reflect.set(Object(target), last, value);
  return parseCapture(data, now);
}

/** The parts of the first message as they come through. */
function partsOf(parts: unknown[]): Part[] {
  const result = parsed("entries.0.parts", parts);
  const entry = result.ok ? result.capture.entries[0] : undefined;
  return entry?.kind === "message" ? entry.parts : [];
}

test("a good capture comes through, with the address of the page cut to its path", () => {
  const expected = sample();
  expected.conversation.url = "https://chatgpt.com/c/1";
  expect(parseCapture(sample(), now)).toEqual({ ok: true, capture: expected });
});

describe("what is refused, and where", () => {
  const cases: [name: string, at: string, path: string, value: unknown][] = [
    ["a role of its own making", "entries.0.role", "entries.0.role", "root"],
    ["an unknown kind of entry", "entries.1.kind", "entries.1.kind", "other"],
    ["another site's conversation", "conversation", "conversation.id", "claude:1"],
    ["another site's former id", "conversation", "conversation.formerId", "claude:1"],
    ["an address that is none", "conversation.url", "conversation.url", "javascript:alert(1)"],
    ["a name that only the archive gives", "entries.0.ids.0", "entries.0.ids", ["~1"]],
    ["a time that is none", "capturedAt", "capturedAt", "yesterday"],
    ["a negative index", "entries.0.index", "entries.0.index", -1],
    ["too many entries", "entries", "entries", Array(100_001).fill({ kind: "seen", id: "x" })],
    ["too many ids", "entries.0.ids", "entries.0.ids", Array(51).fill("x")],
    ["a list for an object", "evidence", "evidence", []],
  ];
  test.each(cases)("%s", (_name, at, path, value) => {
    const result = parsed(path, value);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.at.startsWith(at)).toBe(true);
  });

  test("what is no object at all", () => {
    for (const data of [null, undefined, 1, "x", [], () => 1]) expect(parseCapture(data, now).ok).toBe(false);
  });
});

describe("what is cleaned", () => {
  test("unknown keys go, and __proto__ changes no prototype", () => {
    const text = JSON.stringify(sample()).replace(
      '"kind":"seen"',
      '"kind":"seen","__proto__":{"polluted":1},"extra":1',
    );
    const result = parseCapture(JSON.parse(text), now);
    expect(result.ok && result.capture.entries[1]).toEqual({ kind: "seen", id: "m2" });
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  test("no page can give the JSON that only imports keep", () => {
    const part = { kind: "unreadable", what: "map", reason: "no text" };
    expect(partsOf([{ ...part, raw: "{}" }])).toEqual([part]);
  });

  test("parts that do not fit become unreadable, the rest of the message stays", () => {
    const text = { kind: "text", format: "markdown", text: "Hello" };
    expect(partsOf([text, { kind: "hologram" }, { kind: "image", key: 5 }, null, { kind: "<b>bold</b>" }])).toEqual([
      text,
      ...["hologram", "image", "part", "part"].map((what) => ({ kind: "unreadable", what, reason: "malformed" })),
    ]);
  });

  test("signed and local addresses are not kept, nor citations that lead elsewhere than to the web", () => {
    const image = { kind: "image", alt: "", origin: "content" };
    const parts = partsOf([
      { ...image, key: "1", url: "https://x.org/a.png?sig=abc" },
      { ...image, key: "2", url: "blob:https://x.org/1" },
      { kind: "citations", items: [{ label: "a", title: "A", url: "javascript:alert(1)" }] },
    ]);
    expect(parts).toEqual([
      { ...image, key: "1" },
      { ...image, key: "2" },
      { kind: "citations", items: [{ label: "a", title: "A", url: "" }] },
    ]);
  });

  test("an over-long title is cut between characters", () => {
    const result = parsed("conversation.title", `${"x".repeat(999)}😀`);
    expect(result.ok && result.capture.conversation.title).toBe("x".repeat(999));
  });

  test("a clock far ahead is set to ours", () => {
    const result = parsed("capturedAt", "2099-01-01T00:00:00Z");
    expect(result.ok && result.capture.capturedAt).toBe("2026-06-01T12:00:00.000Z");
  });
});

test("no data makes it throw, and what it accepts it accepts again unchanged", () => {
  const mutated = fc.tuple(
    fc.array(fc.string(), { maxLength: 4 }),
    fc.anything({ withNullPrototype: false, withObjectString: false }),
  );
  fc.assert(
    fc.property(mutated, ([path, value]) => {
      const data = JSON.parse(JSON.stringify(sample()));
      place(data, path, value);
      const result = parseCapture(data, now);
      if (result.ok) expect(parseCapture(JSON.parse(JSON.stringify(result.capture)), now)).toEqual(result);
    }),
    { numRuns: runs(10_000), seed },
  );
});

/** Puts a value somewhere in the data: each step picks one of the keys there. */
function place(data: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let at = data;
  for (const [depth, step] of path.entries()) {
    const keys = Object.keys(at);
    const key = keys[step.length % Math.max(1, keys.length)] ?? "extra";
    const next = at[key];
    if (depth === path.length - 1 || typeof next !== "object" || next === null) {
      at[key] = value;
      return;
    }
    at = next as Record<string, unknown>;
  }
}
