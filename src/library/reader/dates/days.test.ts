import { describe, expect, it } from "vitest";
import type { Message, PathStep } from "../../../conversation/model.ts";
import { daysOf, messageOn } from "./days.ts";

/** Noon there is the same day wherever the test runs, but for the ends of the world. */
const at = (day: string): string => new Date(`${day}T12:00:00`).toISOString();
const message = (id: string, sentAt?: string, capturedAt = at("2026-11-30")): Message =>
  ({ id, capturedAt, ...(sentAt ? { sentAt } : {}) }) as Message;
const pathOf = (messages: readonly Message[]) => ({
  steps: messages.map(({ id }): PathStep => ({ message: id })),
  byId: new Map(messages.map((each) => [each.id, each])),
});

describe("days of a conversation", () => {
  it("counts messages by the day they were written, those without a time with the ones before", () => {
    const { steps, byId } = pathOf([
      message("u1", at("2026-11-01")),
      message("a1"),
      message("u2", at("2026-11-03")),
      message("a2", at("2026-11-03")),
    ]);
    expect(daysOf(steps, byId)).toEqual({
      from: "sent",
      days: [
        { key: "2026-11-01", first: "u1", count: 2 },
        { key: "2026-11-03", first: "u2", count: 2 },
      ],
    });
  });

  it("says so where only the days of saving are known", () => {
    const { steps, byId } = pathOf([
      message("u1", undefined, at("2026-11-05")),
      message("a1", undefined, at("2026-11-06")),
    ]);
    const { from, days } = daysOf(steps, byId);
    expect(from).toBe("saved");
    expect(days.map(({ key }) => key)).toEqual(["2026-11-05", "2026-11-06"]);
  });

  it("goes to the day asked for, else to the next, else to the last", () => {
    const { days } = daysOf(
      ...(Object.values(pathOf([message("a", at("2026-11-01")), message("b", at("2026-11-10"))])) as [
        PathStep[],
        Map<string, Message>,
      ]),
    );
    expect(messageOn(days, "2026-11-01")).toBe("a");
    expect(messageOn(days, "2026-11-02")).toBe("b");
    expect(messageOn(days, "2027-01-01")).toBe("b");
    expect(messageOn(days, "2020-01-01")).toBe("a");
    expect(messageOn([], "2020-01-01")).toBeUndefined();
  });
});
