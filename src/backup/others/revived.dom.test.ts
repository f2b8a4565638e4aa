import { expect, it } from "vitest";
import { eraseConversations } from "../../archive/testing/erase.ts";
import { freshArchive } from "../../archive/testing/fresh.ts";
import { look, message, store } from "../../archive/testing/looks.ts";
import { memoryPlace } from "../testing/memory-place.ts";
import { type Browser, browserOver } from "./testing/browser.ts";
import { snapshot } from "./testing/snapshot.ts";

const id = "chatgpt:c";
const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 12, minute)).toISOString();

async function inTurn(all: readonly Browser[]): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    for (const browser of all) {
      await browser.backUp();
      await browser.join();
    }
  }
}

it("a chat that was read, deleted and saved anew is whole again, also by a clock that is behind the other browser's", async () => {
  const place = memoryPlace();
  const one = browserOver(await freshArchive(), "one", place);
  const two = browserOver(await freshArchive(), "two", place);
  const begun = [message("u1", "question")];
  await store(two.archive, look("c", begun, { capturedAt: at(10) }));
  await store(two.archive, look("c", [...begun, message("a1", "answer")], { capturedAt: at(30) }));
  await inTurn([one, two]);
  expect(await snapshot(one.archive)).toEqual(await snapshot(two.archive));

  await eraseConversations(one.archive, [id]);
  await inTurn([one, two]);
  expect([...(await snapshot(one.archive)).keys()]).toEqual([]);

  // Nothing in it is new to the other browser, which has no reason to write its own once more.
  const evidence = { start: "unknown" as const, end: false };
  await store(one.archive, look("c", begun, { capturedAt: at(20), trigger: "save", evidence }));
  await inTurn([one, two]);
  expect(await snapshot(one.archive)).toEqual(await snapshot(two.archive));
  expect((await snapshot(one.archive)).get(id)).toContain("answer");
});
