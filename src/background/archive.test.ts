import { expect, test, vi } from "vitest";
import { ArchiveError } from "../archive/archive-error.ts";
import { archiveAtRest, withArchive } from "./archive.ts";

vi.mock("../archive/open.ts", () => ({ openArchive: async () => ({}) }));

test("the archive is at rest when nothing works on it, whatever became of the work", async () => {
  await archiveAtRest();
  let end: (() => void) | undefined;
  const first = withArchive(
    () =>
      new Promise<void>((resolve) => {
        end = resolve;
      }),
  );
  const second = withArchive(async () => {
    throw new ArchiveError("no-space");
  });
  let rested = false;
  const rest = archiveAtRest().then(() => {
    rested = true;
  });
  await expect(second).rejects.toMatchObject({ code: "no-space" });
  expect(rested).toBe(false);
  end?.();
  await first;
  await rest;
});
