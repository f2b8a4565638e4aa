import { expect, it } from "vitest";
import { PlaceError } from "../places/place.ts";
import { someBytes } from "../places/testing/contract.ts";
import type { Sealing } from "../sealing.ts";
import { testClock, testMeans } from "../testing/means.ts";
import { memoryPlace } from "../testing/memory-place.ts";
import { memoryStore } from "../testing/memory-store.ts";
import { modelArchive } from "../testing/model-archive.ts";
import { restored } from "../testing/restored.ts";
import { backUp } from "./backup-run.ts";

const pieceSize = 2_500;
const isPiece = (path: string) => /\.\d{4}-[0-9a-f]{8}$/.test(path);

/** A place whose line breaks when the n-th piece is to be written, and an archive with two images that need many pieces. */
async function broken({ breaksAt, ...more }: { breaksAt: number; sealing?: Sealing }) {
  const written: string[] = [];
  const line = { breaksAt };
  const place = memoryPlace({
    mostAtOnce: pieceSize,
    before(act, path) {
      if (act !== "write") return;
      if (isPiece(path) && written.filter(isPiece).length + 1 >= line.breaksAt) {
        throw new PlaceError("unreachable");
      }
      written.push(path);
    },
  });
  const source = modelArchive();
  await source.write("chatgpt:1", "one", [someBytes(9_000), someBytes(8_000)]);
  const clock = testClock();
  const means = testMeans({ source, place, store: memoryStore(), now: clock.now, ...more });
  return { written, line, place, source, clock, means };
}

it("a segment whose line broke goes on behind the pieces that had come through, whichever was the last", async () => {
  const whole = await broken({ breaksAt: Number.POSITIVE_INFINITY });
  await backUp(whole.means);
  const pieces = whole.written.filter(isPiece).length;
  expect(pieces).toBeGreaterThan(6);
  for (let breaksAt = 1; breaksAt <= pieces; breaksAt++) {
    const { written, line, place, source, clock, means } = await broken({ breaksAt });
    await expect(backUp(means)).rejects.toThrow(PlaceError);
    // The line is dead for some time.
    clock.pass(60_000);
    await expect(backUp(means)).rejects.toThrow(PlaceError);
    const before = [...written];
    expect(before).toHaveLength(breaksAt - 1);
    line.breaksAt = Number.POSITIVE_INFINITY;
    clock.pass(60 * 60 * 1000);
    await backUp(means);
    const after = written.slice(before.length).filter(isPiece);
    expect(after, `broken at ${breaksAt}`).toHaveLength(pieces - before.length);
    expect(await restored(place)).toEqual(source.snapshot());
    // Nothing lies there that is not of the backup.
    expect(place.files.size).toBe(whole.place.files.size);
  }
});

it("it goes on where a piece is gone, with that one", async () => {
  const { written, line, place, source, means } = await broken({ breaksAt: 6 });
  await expect(backUp(means)).rejects.toThrow(PlaceError);
  const [, , third = expect.fail("no piece")] = written;
  place.files.delete(third);
  line.breaksAt = Number.POSITIVE_INFINITY;
  const before = [...written];
  await backUp(means);
  expect(written.slice(before.length)[0]).toBe(third);
  // The fourth and fifth are there, and are taken as they are.
  expect(await restored(place)).toEqual(source.snapshot());
});

const changes = {
  "it was deleted": async ({ source }) => {
    await source.erase("chatgpt:1");
    await source.write("chatgpt:2", "two", [someBytes(7_000)]);
  },
  "its words changed": ({ source }) => source.write("chatgpt:1", "other words", [someBytes(9_000), someBytes(8_000)]),
  "a day went by": async ({ clock }) => clock.pass(24 * 60 * 60 * 1000),
} satisfies Record<string, (made: Awaited<ReturnType<typeof broken>>) => Promise<void>>;

for (const [name, change] of Object.entries(changes)) {
  it(`it begins anew where ${name} meanwhile, and nothing of the old one is left in the end`, async () => {
    const made = await broken({ breaksAt: 4 });
    const { written, line, place, source, means } = made;
    await expect(backUp(means)).rejects.toThrow(PlaceError);
    const old = [...written];
    await change(made);
    line.breaksAt = Number.POSITIVE_INFINITY;
    await backUp(means);
    expect(await restored(place)).toEqual(source.snapshot());
    await source.write("chatgpt:9", "once more");
    await backUp(means);
    expect(old.filter((path) => place.files.has(path))).toEqual([]);
    expect(await restored(place)).toEqual(source.snapshot());
  });
}

it("sealed anew it has other bytes, and begins anew", async () => {
  let times = 0;
  const seal = async (bytes: Uint8Array<ArrayBuffer>) => Uint8Array.from([times++, ...bytes]);
  const unseal = async (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(1);
  const made = await broken({ breaksAt: 4, sealing: { suffix: ".age", to: "me", seal } });
  const { written, line, place, source, means } = made;
  await expect(backUp(means)).rejects.toThrow(PlaceError);
  line.breaksAt = Number.POSITIVE_INFINITY;
  const before = written.length;
  await backUp(means);
  expect(written.slice(before).filter(isPiece).length).toBeGreaterThan(6);
  expect(await restored(place, { unseal })).toEqual(source.snapshot());
});
