import { expect, it, vi } from "vitest";
import { formatWhen } from "./format.ts";

vi.mock("../browser.ts", () => import("./testing/texts-browser.ts"));

const now = new Date(2026, 10, 20, 18, 0);
const at = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString();

it("shows the time for today, the day for this year, the date before", () => {
  expect(formatWhen(at(2026, 10, 20, 9, 5), now)).toMatch(/^0?9:05/);
  expect(formatWhen(at(2026, 10, 19, 23, 59), now)).toMatch(/^(19 Nov|Nov 19)$/);
  expect(formatWhen(at(2025, 10, 20, 9, 5), now)).toMatch(/2025/);
});
