import { expect, test, vi } from "vitest";
import { ArchiveError } from "../../../archive/archive-error.ts";
import type { LibraryState } from "../../app-state.ts";
import { fakeLibraryData } from "../../testing/fake-library-data.ts";
import { createOthers } from "./others-state.ts";

vi.mock("../../../browser.ts", () => import("../../../ui/testing/texts-browser.ts"));
vi.mock("../../../archive/open.ts", () => ({ openArchive: () => Promise.reject(new ArchiveError("no-space")) }));

test("a switch that has no effect, and chats that are not left, are told where the user acted", async () => {
  const state = createOthers({ data: fakeLibraryData() } as unknown as LibraryState);
  await state.turn("cloud", true);
  expect(state.failed.value).toEqual({ at: "cloud", code: "no-space" });
  expect(state.asksKey.value).toBe(false);
  await state.keep([{ id: "claude:one", grave: "0".repeat(64), at: "2026-11-20T12:00:00.000Z" }]);
  expect(state.failed.value).toEqual({ at: "deleted", code: "no-space" });
});
