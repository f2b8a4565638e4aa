import { expect, test } from "vitest";
import { newGate } from "./gate.ts";
import { type Cursor, type ImportOptions, importChosen, type Prepared } from "./import-chosen.ts";
import { madeUpSource } from "./testing/made-up-source.ts";

/** More than is gathered at once. */
const several = 170;

/** Items that note when they are read. */
function optionsFor(read: number[], store: ImportOptions["store"], more: Partial<ImportOptions> = {}): ImportOptions {
  return {
    source: madeUpSource(several, { onRead: (at) => read.push(at) }),
    signal: new AbortController().signal,
    say: () => undefined,
    choice: { bits: new Uint8Array(), listed: 0, revive: [] },
    from: { items: 0 },
    known: new Set(),
    gate: newGate(),
    isStopped: () => false,
    store,
    ...more,
  };
}

/** Something that is opened from outside. */
function newLatch() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

test("reads on while a batch is written, and writes one after the other", async () => {
  const read: number[] = [];
  const written: { items: number; batch: number }[] = [];
  let atOnce = 0;
  const first = newLatch();
  const done = importChosen(
    optionsFor(read, async (batch, { items }) => {
      atOnce++;
      expect(atOnce).toBe(1);
      if (written.length === 0) await first.opened;
      written.push({ items, batch: batch.length });
      atOnce--;
      return [];
    }),
  );
  await expect.poll(() => read.length).toBe(100);
  for (let turns = 0; turns < 20; turns++) await turn();
  expect(read.length, "no more than one batch ahead").toBe(100);
  expect(written).toEqual([]);
  first.open();
  expect(await done).toBe("done");
  expect(written).toEqual([50, 50, 50, 20].map((batch, at) => ({ items: Math.min(50 * (at + 1), several), batch })));
});

test("what fails to be written ends the import; nothing after it is written", async () => {
  const cursors: Cursor[] = [];
  const import_ = importChosen(
    optionsFor([], async (_, cursor) => {
      cursors.push(cursor);
      if (cursor.items === 100) throw new RangeError("full");
      return [];
    }),
  );
  await expect(import_).rejects.toThrow("full");
  expect(cursors.map(({ items }) => items)).toEqual([50, 100]);
});

test("stopping writes what was read until then, and nothing is being written when it answers", async () => {
  const stored: Prepared[] = [];
  let busy = false;
  let stopped = false;
  const answer = await importChosen(
    optionsFor(
      [],
      async (batch, { items }) => {
        busy = true;
        await turn();
        stored.push(...batch);
        stopped ||= items >= 100;
        busy = false;
        return [];
      },
      { isStopped: () => stopped },
    ),
  );
  expect(answer).toBe("cancelled");
  expect(busy).toBe(false);
  expect(stored.length).toBeLessThan(several);
  expect(stored.map(({ print }) => print)).toEqual(stored.map((_, at) => `print ${at}`));
});

test("when reading fails, what is being written is waited for", async () => {
  const controller = new AbortController();
  let busy = false;
  const read: number[] = [];
  const import_ = importChosen(
    optionsFor(
      read,
      async () => {
        busy = true;
        await expect.poll(() => read.length).toBeGreaterThan(60);
        controller.abort(new Error("broken off"));
        await turn();
        busy = false;
        return [];
      },
      { signal: controller.signal },
    ),
  );
  await expect(import_).rejects.toThrow("broken off");
  expect(busy).toBe(false);
});

test("a file that breaks off is told of once, also where the import goes on after that place", async () => {
  const endings = async (from: number) => {
    const told: unknown[] = [];
    const store: ImportOptions["store"] = async (_, __, { problems }) => {
      told.push(...Object.keys(problems));
      return [];
    };
    const source = madeUpSource(several, { endsAt: 60 });
    await importChosen(optionsFor([], store, { source, from: { items: from } }));
    return told.length;
  };
  expect([await endings(0), await endings(50), await endings(61)]).toEqual([1, 1, 0]);
});
