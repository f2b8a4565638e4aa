import { describe, expect, test } from "vitest";
import { longestRaw, notUnderstood } from "./not-understood.ts";

describe("what an import does not understand", () => {
  test("is kept as JSON", () => {
    expect(notUnderstood("poll", { votes: [1, "é"] })).toEqual({
      kind: "unreadable",
      what: "poll",
      reason: "not known to this version",
      raw: '{"votes":[1,"é"]}',
    });
  });

  test("is cut where it is long, says so, and never splits a character", () => {
    const part = notUnderstood("dump", "😀".repeat(longestRaw), "too odd");
    expect(part.reason).toBe(`too odd; its JSON of ${longestRaw * 2 + 2} characters is cut`);
    expect(part.raw).toHaveLength(longestRaw - 1);
    expect(part.raw).not.toMatch(/[\ud800-\udbff]$/);
  });

  test("never throws", () => {
    const circle: unknown[] = [];
    circle.push(circle);
    expect(notUnderstood("circle", circle)).not.toHaveProperty("raw");
    expect(notUnderstood("nothing", undefined)).not.toHaveProperty("raw");
  });
});
