import { expect, it } from "vitest";
import { randomNumbers } from "../../../e2e/servers/random-faults.ts";
import { type Place, PlaceError, type PlaceProblem } from "../places/place.ts";
import type { Sealing, Unseal } from "../sealing.ts";
import { testClock, testMeans } from "../testing/means.ts";
import { type MemoryPlace, memoryPlace } from "../testing/memory-place.ts";
import { memoryStore } from "../testing/memory-store.ts";
import { type ModelArchive, modelArchive } from "../testing/model-archive.ts";
import { restored } from "../testing/restored.ts";
import { backUp } from "./backup-run.ts";

const isLong = Boolean(process.env.CONVOKEEP_LONG);
const seeds = isLong ? 400 : 20;
const hour = 60 * 60 * 1000;
const image = (seed: number) => Uint8Array.from({ length: 100 + (seed % 5) * 900 }, (_, at) => (at * 13 + seed) % 251);

/** Turns bytes around, which is as good as sealing them for what is looked at here. */
const turn = async (bytes: Uint8Array<ArrayBuffer>) => bytes.slice().reverse();
const turned: Sealing = { suffix: ".age", to: "somebody", seal: turn };
const unseal: Unseal = turn;

type Chance = () => number;

/** A place that fails now and then, with and without having done what it was asked. */
function unsteady(place: MemoryPlace, chance: Chance, rate: () => number): Place {
  const problems: PlaceProblem[] = ["busy", "unreachable", "broken", "full", "refused"];
  const fail = () => new PlaceError(problems[Math.floor(chance() * problems.length)] ?? "broken");
  const around = async <T>(act: () => Promise<T>, spoil: () => void = () => undefined): Promise<T> => {
    if (chance() >= rate()) return act();
    const manner = chance();
    if (manner < 0.4) await act();
    else if (manner < 0.6) spoil();
    throw fail();
  };
  return {
    ...place,
    list: (...args) => around(() => place.list(...args)),
    read: (...args) => around(() => place.read(...args)),
    write: (path, bytes, signal) =>
      around(
        () => place.write(path, bytes, signal),
        () => {
          if (!place.files.has(path)) place.files.set(path, bytes.slice(0, bytes.length * chance()));
        },
      ),
    size: (...args) => around(() => place.size(...args)),
    remove: (...args) => around(() => place.remove(...args)),
  };
}

async function act(source: ModelArchive, chance: Chance): Promise<void> {
  const ids = [...source.chats.keys()];
  const some = ids[Math.floor(chance() * ids.length)];
  const kind = chance();
  if (some === undefined || kind < 0.4)
    await source.write(`chatgpt:${Math.floor(chance() * 40)}`, `words ${chance()}`, images(chance));
  else if (kind < 0.7) await source.write(some, `again ${chance()}`, images(chance));
  else if (kind < 0.85) await source.erase(some);
  else source.hide(some, chance() < 0.5);
}

function images(chance: Chance): Uint8Array[] {
  return Array.from({ length: Math.floor(chance() * 3) }, () => image(Math.floor(chance() * 12)));
}

/** What somebody does in the place: files vanish, are cut off, strangers' files appear. */
function meddle(place: MemoryPlace, chance: Chance): void {
  const paths = [...place.files.keys()];
  const path = paths[Math.floor(chance() * paths.length)];
  const kind = chance();
  if (path === undefined || kind > 0.75)
    place.files.set(`convokeep/${"e".repeat(16)}/seg-1-1-abcdefab.zip`, new Uint8Array(9));
  else if (kind < 0.4) place.files.delete(path);
  else place.files.set(path, place.files.get(path)?.slice(0, 7) ?? new Uint8Array());
}

it(`restores what it was given at each moment of ${seeds} random lives`, async () => {
  let backups = 0;
  let failures = 0;
  for (let seed = 1; seed <= seeds; seed += 1) {
    const chance = randomNumbers(seed);
    const source = modelArchive();
    // Every other place takes its segments in pieces.
    const place = memoryPlace({ mostAtOnce: seed % 2 === 0 ? 1_500 : undefined });
    const clock = testClock();
    const store = memoryStore();
    let rate = 0;
    const means = testMeans({
      source,
      place: unsteady(place, chance, () => rate),
      store,
      now: clock.now,
      sizes: { segment: 6_000, largeFile: 2_000 },
    });
    let sealed = false;
    let isBroken = false;
    let hasGood = false;
    const own = async () => (await store.read("place"))?.device ?? "";
    const printOf = (snapshot: Map<string, string>) => JSON.stringify([...snapshot].sort());
    for (let round = 0; round < 12; round += 1) {
      for (let acts = Math.floor(chance() * 6); acts >= 0; acts -= 1) await act(source, chance);
      if (chance() < 0.1) sealed = !sealed;
      const isMeddled = chance() < 0.3;
      if (isMeddled) meddle(place, chance);
      rate = chance() < 0.5 ? 0.15 : 0;
      clock.pass(chance() * 20 * 24 * hour);
      const before = await own();
      const end = await backUp({ ...means, ...(sealed ? { sealing: turned } : {}) }).catch((error: unknown) => error);
      if (end instanceof Error) failures += 1;
      else backups += 1;
      const held = await restored(place, { device: await own(), unseal }).catch((error: unknown) => error);
      const where = `seed ${seed}, round ${round}`;
      // Whoever meddles breaks what lies there until the next good backup.
      isBroken = end instanceof Error && (isBroken || isMeddled);
      if (!isBroken && hasGood) expect(held, where).toBeInstanceOf(Map);
      hasGood ||= !(end instanceof Error);
      if (!(end instanceof Error)) {
        expect(held, where).toBeInstanceOf(Map);
        expect(shownOf(held as Map<string, string>, source), where).toEqual(printOf(source.snapshot()));
      }
      expect(before === "" || before === (await own()), `${where}: renamed`).toBe(true);
    }
  }
  console.log(`random lives: ${seeds} seeds, ${backups} good backups, ${failures} failed ones`);
  expect(backups).toBeGreaterThan(seeds * 5);
}, 600_000);

/** Without hidden chats, which a backup keeps as they were. */
function shownOf(held: Map<string, string>, source: ModelArchive): string {
  const shown = [...held].filter(([id]) => !source.chats.get(id)?.hidden);
  return JSON.stringify(shown.sort());
}
