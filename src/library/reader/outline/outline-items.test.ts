import { describe, expect, it } from "vitest";
import type { Message, PathStep } from "../../../conversation/model.ts";
import { outlineItems, promptAt } from "./outline-items.ts";

const at = (day: string): string => new Date(`${day}T12:00:00`).toISOString();
const message = (id: string, sentAt?: string): Message =>
  ({ id, role: id.startsWith("u") ? "user" : "assistant", ...(sentAt ? { sentAt } : {}) }) as Message;
const messages = [
  message("u1", at("2026-11-01")),
  message("a1"),
  message("u2"),
  message("u3", at("2026-11-02")),
  message("a3"),
];
const steps: PathStep[] = messages.map(({ id }) => ({ message: id }));
const byId = new Map(messages.map((each) => [each.id, each]));
const places = new Map(messages.map(({ id }, place) => [id, place]));
const items = outlineItems(steps, byId);

describe("outline", () => {
  it("lists prompts under their days", () => {
    expect(items.map((item) => (item.kind === "day" ? item.key : item.message.id))).toEqual([
      "2026-11-01",
      "u1",
      "u2",
      "2026-11-02",
      "u3",
    ]);
    const timeless = [message("u1"), message("a1")];
    expect(outlineItems(steps.slice(0, 2), new Map(timeless.map((each) => [each.id, each])))).toHaveLength(1);
  });

  it("knows which prompt is read at every place of the path", () => {
    expect([0, 1, 2, 3, 4].map((place) => promptAt(items, places, place))).toEqual([1, 1, 2, 4, 4]);
    expect(promptAt(items, places, -1)).toBe(-1);
    expect(promptAt([], places, 3)).toBe(-1);
  });
});
