import { expect, test } from "vitest";
import { sleep } from "./sleep.ts";

test("sleeps as long as it is told, and not at all for a signal that has aborted", async () => {
  const begun = performance.now();
  await sleep(30);
  expect(performance.now() - begun).toBeGreaterThan(25);
  await expect(sleep(60_000, AbortSignal.abort("no"))).rejects.toBe("no");
});

test("wakes with the signal's reason", async () => {
  const controller = new AbortController();
  const asleep = sleep(60_000, controller.signal);
  controller.abort("enough");
  await expect(asleep).rejects.toBe("enough");
});
