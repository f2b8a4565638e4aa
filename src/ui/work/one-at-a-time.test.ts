import { expect, it } from "vitest";
import { oneAtATime } from "./one-at-a-time.ts";

/** Work that ends when told to. */
function work() {
  const ends: ((failure?: Error) => void)[] = [];
  const run = oneAtATime(
    () => new Promise<void>((resolve, reject) => ends.push((failure) => (failure ? reject(failure) : resolve()))),
  );
  return { ends, run };
}

const tick = () => new Promise((resolve) => setTimeout(resolve, 5));

it("runs once more after the present run, however often it is asked meanwhile", async () => {
  const { ends, run } = work();
  const first = run();
  const later = [run(), run(), run()];
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await first;
  await tick();
  expect(ends).toHaveLength(2);
  ends[1]?.();
  await Promise.all(later);
  await tick();
  expect(ends).toHaveLength(2);
});

it("resolves a call only by a run that began after it", async () => {
  const { ends, run } = work();
  void run();
  let resolved = false;
  const later = run().then(() => {
    resolved = true;
  });
  ends[0]?.();
  await tick();
  expect(resolved).toBe(false);
  ends[1]?.();
  await later;
});

it("goes on after a failure, which its own caller hears of", async () => {
  const { ends, run } = work();
  const first = run();
  const second = run();
  ends[0]?.(new Error("no"));
  await expect(first).rejects.toThrow("no");
  await tick();
  ends[1]?.();
  await second;
});
