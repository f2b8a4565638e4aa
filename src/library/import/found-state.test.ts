import { afterEach, expect, it, vi } from "vitest";
import { createFound } from "./found-state.ts";
import { type FoundRow, mostRows, type Verdict } from "./protocol.ts";

afterEach(() => void vi.restoreAllMocks());

const verdicts: Verdict[] = ["new", "fuller", "same", "deleted"];
const subjects = ["weirs", "locks", "herons"];

const row = (at: number): FoundRow => ({
  id: `${at}`,
  conversation: `chatgpt:${at}`,
  title: `Chat ${at} about ${subjects[at % 3]}`,
  site: "chatgpt",
  messages: 2,
  verdict: verdicts[at % 4] ?? "new",
});

/** Rows as they come from the worker. */
function filled(count: number) {
  const found = createFound();
  for (let from = 0; from < count; from += 500) {
    found.add(Array.from({ length: Math.min(500, count - from) }, (_, at) => row(from + at)));
  }
  found.whole();
  return found;
}

const settled = (found: ReturnType<typeof createFound>) => expect.poll(() => found.searching.value).toBe(false);

it("counts what is chosen, of all and of what is shown", async () => {
  const found = filled(12);
  expect([found.count.value, found.choice.count.value, found.extent.value]).toEqual([12, 6, "some"]);
  found.search.search("HERONS chat");
  await settled(found);
  expect([...found.shown.value]).toEqual([2, 5, 8, 11]);
  found.toggleAll();
  expect([found.choice.count.value, found.extent.value]).toEqual([8, "all"]);
  found.toggleAll();
  expect([found.choice.count.value, found.extent.value]).toEqual([4, "none"]);
  found.showOnly("deleted");
  await settled(found);
  expect([...found.shown.value]).toEqual([11]);
  found.search.search("");
  await settled(found);
  expect([...found.shown.value]).toEqual([3, 7, 11]);
  found.toggle(3, false);
  found.toggle(11, true);
  expect([found.choice.count.value, found.choice.deleted.value]).toEqual([7, { all: 3, chosen: 3 }]);
  found.choice.revive(false);
  expect(found.choice.deleted.value).toEqual({ all: 3, chosen: 0 });
  found.clear();
  expect([found.count.value, found.choice.count.value, found.shown.value.length]).toEqual([0, 0, 0]);
});

it(`looks through ${mostRows} rows in slices; a newer search ends an older one`, async () => {
  const found = filled(mostRows);
  expect(found.shown.value).toHaveLength(mostRows);
  // A machine on which a slice is over at every fifth look at the clock.
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => (now += 2));
  found.search.search("weirs");
  expect([found.searching.value, found.shown.value.length]).toEqual([true, mostRows]);
  found.search.search("lock");
  await settled(found);
  expect(found.shown.value).toHaveLength(Math.ceil((mostRows - 1) / 3));
  expect(found.shown.value[0]).toBe(1);
});

it("takes a choice among them that is as quick as in a short list", () => {
  const found = filled(mostRows);
  const before = performance.now();
  for (let at = 0; at < 2_000; at += 1) found.toggle(at, false);
  // A copy of the choice for each press took more than a minute.
  expect(performance.now() - before).toBeLessThan(10_000);
  found.toggleAll();
  expect([found.extent.value, found.choice.count.value]).toEqual(["all", mostRows]);
});
