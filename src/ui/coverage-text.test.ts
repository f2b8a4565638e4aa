import { describe, expect, it, vi } from "vitest";
import type { Coverage, Gap } from "../conversation/model.ts";
import { coverageSentence, coverageWord, messagesText } from "./coverage-text.ts";

vi.mock("../browser.ts", () => import("./testing/texts-browser.ts"));

const older: Gap = { after: null, reason: "older-not-loaded" };
const coverage = (change: Partial<Coverage>): Coverage => ({
  state: "partial",
  held: 57,
  gaps: [],
  unreadImages: 0,
  ...change,
});

describe("coverage in words", () => {
  it("says complete with the number", () => {
    expect(coverageSentence(coverage({ state: "complete", held: 212, total: 212 }))).toBe("212 messages, complete");
  });

  it("uses the singular for one message and groups large numbers only", () => {
    expect(messagesText(coverage({ held: 1 }))).toBe("1 message");
    expect(messagesText(coverage({ held: 1000 }))).toBe("1000 messages");
    expect(messagesText(coverage({ held: 12345 }))).toBe("12,345 messages");
  });

  it("admits that the page does not say how many are missing", () => {
    expect(coverageSentence(coverage({ gaps: [older] }))).toBe(
      "57 messages, partial: older messages did not load; the page does not say how many",
    );
  });

  it("gives the total where the page states one, and then not the missing number again", () => {
    const gaps = [{ ...older, missing: 155 }];
    expect(coverageSentence(coverage({ total: 212, gaps }))).toBe(
      "57 of 212 messages, partial: older messages did not load",
    );
  });

  it("gives the missing number of a gap where there is no total", () => {
    const gaps: Gap[] = [{ after: "a", reason: "not-shown", missing: 3 }];
    expect(coverageSentence(coverage({ gaps }))).toBe(
      "57 messages, partial: the page did not show some messages (3 missing)",
    );
  });

  it("names each reason once, adding up what is missing", () => {
    const gaps: Gap[] = [
      { after: "a", reason: "not-shown", missing: 1 },
      { after: "b", reason: "cancelled", missing: 2 },
      { after: "c", reason: "not-shown", missing: 4 },
    ];
    expect(coverageSentence(coverage({ gaps }))).toBe(
      "57 messages, partial: the page did not show some messages (5 missing); you stopped the save (2 missing)",
    );
  });

  it("never leaves partial without a reason", () => {
    expect(coverageSentence(coverage({ total: 60 }))).toBe("57 of 60 messages, partial: some messages are missing");
  });

  it("adds images and other versions without touching the state", () => {
    expect(coverageSentence(coverage({ state: "complete", held: 10, unreadImages: 1 }), 12)).toBe(
      "10 messages, complete; 2 more in other versions of the chat; 1 image or file could not be read",
    );
  });

  it.each(["complete", "partial", "unknown"] as const)("says %s and neither of the other words", (state) => {
    const sentence = coverageSentence(coverage({ state, gaps: [older], unreadImages: 2 }), 60);
    expect(sentence.match(/complete|partial|unknown/g)).toEqual([state]);
    expect(coverageWord(coverage({ state }))).toBe(state);
  });
});
