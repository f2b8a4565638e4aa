import { expect, test } from "vitest";
import { storeCapture } from "../store-capture.ts";
import { freshArchive } from "../testing/fresh.ts";
import { look, message } from "../testing/looks.ts";
import { conversation, exported, importAll } from "./testing/exports.ts";

const text = "Something that is said at some length, and then once more. ".repeat(12);

/** About as much as the largest batch that is stored at once. */
function batch(number: number) {
  return Array.from({ length: 50 }, (_, at) =>
    conversation(
      `b${number}-${at}`,
      Array.from({ length: 40 }, (_, place) => exported(`${place % 2 ? "a" : "u"}${place}`, `${text}${place} ${at}`)),
    ),
  );
}

test("captures that come during an import wait for one batch at most, and all are stored", async () => {
  const archive = await freshArchive();
  const batches = Array.from({ length: 6 }, (_, number) => batch(number));
  let importing = true;
  const waits: number[] = [];
  let longestBatch = 0;
  const imports = async () => {
    for (const each of batches) {
      const start = performance.now();
      await importAll(archive, "run", each);
      longestBatch = Math.max(longestBatch, performance.now() - start);
    }
    importing = false;
  };
  const captures = async () => {
    while (importing) {
      const start = performance.now();
      await storeCapture(archive, look(`seen-${waits.length}`, [message("u1", "A question")]));
      waits.push(performance.now() - start);
    }
  };
  await Promise.all([imports(), captures()]);
  expect(waits.length).toBeGreaterThan(6);
  // The machine may be busy: what counts is that nothing waits for the whole import.
  expect(Math.max(...waits)).toBeLessThan(longestBatch * 1.5 + 100);
  expect(await archive.db.count("conversations")).toBe(6 * 50 + waits.length);
});
