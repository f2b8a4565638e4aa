import { expect, it } from "vitest";
import { long } from "../../../e2e/harness/long.ts";
import { filesOfSegment } from "../manifest.ts";
import type { Place } from "../places/place.ts";
import type { BackupStore } from "../state/store.ts";
import { testClock, testMeans } from "../testing/means.ts";
import { type MemoryPlace, memoryPlace } from "../testing/memory-place.ts";
import { memoryStore } from "../testing/memory-store.ts";
import { type ModelArchive, modelArchive } from "../testing/model-archive.ts";
import { restored } from "../testing/restored.ts";
import { type BackupMeans, backUp } from "./backup-run.ts";

/** The browser ended. */
class Death extends Error {
  override readonly name = "Death";
}

const image = (seed: number) => Uint8Array.from({ length: 3_000 }, (_, at) => (at * 13 + seed) % 251);

/** How an act on the place dies: before it, after it with nobody told, or, of a write, in its midst. */
type Manner = "before" | "after" | "half";

/** Means that die at the n-th act on place or store. */
function mortal(
  means: BackupMeans,
  place: MemoryPlace,
  at: number,
  manner: Manner,
): { means: BackupMeans; died(): boolean } {
  let acts = 0;
  const isNow = () => {
    acts += 1;
    return acts === at;
  };
  const around = async <T>(act: () => Promise<T>, half: () => void = () => undefined): Promise<T> => {
    if (acts >= at) throw new Death();
    if (!isNow()) return act();
    if (manner === "after") await act();
    if (manner === "half") half();
    throw new Death();
  };
  const dying: Place = {
    ...place,
    list: (...args) => around(() => place.list(...args)),
    read: (...args) => around(() => place.read(...args)),
    write: (path, bytes, signal) =>
      around(
        () => place.write(path, bytes, signal),
        () => place.files.set(path, bytes.slice(0, bytes.length >> 1)),
      ),
    size: (...args) => around(() => place.size(...args)),
    remove: (...args) => around(() => place.remove(...args)),
  };
  const { store } = means;
  const dyingStore: BackupStore = {
    read: (...args) => around(() => store.read(...args)),
    segments: (...args) => around(() => store.segments(...args)),
    commit: (...args) => around(() => store.commit(...args)),
    forget: (...args) => around(() => store.forget(...args)),
  };
  return { means: { ...means, place: dying, store: dyingStore }, died: () => acts >= at };
}

const kinds = [{ canRead: true }, { canRead: false }, { canRead: true, mostAtOnce: 2_500 }] as {
  canRead: boolean;
  mostAtOnce?: number;
}[];

/** A place with a backup, and an archive that has changed since in every way. */
async function changedWorld({ canRead, mostAtOnce }: (typeof kinds)[number]) {
  const source = modelArchive();
  const place = memoryPlace({ canRead, mostAtOnce });
  const clock = testClock();
  const means = testMeans({
    source,
    place,
    store: memoryStore(),
    now: clock.now,
    sizes: { segment: 4_000, largeFile: 2_000 },
  });
  for (let at = 0; at < 6; at += 1) await source.write(`chatgpt:${at}`, `chat ${at}`, at < 2 ? [image(at)] : []);
  for (let at = 0; at < 4; at += 1) {
    await source.write("chatgpt:5", `again ${at}`);
    await backUp(means);
    clock.pass(31 * 24 * 60 * 60 * 1000);
  }
  const before = source.snapshot();
  await change(source);
  return { source, place, means, before, after: source.snapshot() };
}

async function change(source: ModelArchive): Promise<void> {
  await source.write("chatgpt:0", "changed", [image(9)]);
  await source.write("claude:new", "new", [image(1)]);
  await source.erase("chatgpt:1");
  await source.erase("chatgpt:2");
}

for (const kind of kinds) {
  const { canRead, mostAtOnce } = kind;
  // The manners of dying differ little from one kind of place to the other.
  for (const manner of mostAtOnce && !long ? (["after"] as const) : (["before", "after", "half"] as const)) {
    it(`survives its end ${manner} every single act, in a place that ${canRead ? "can" : "cannot"} be read${mostAtOnce ? ", in pieces" : ""}`, async () => {
      let deaths = 0;
      for (let at = 1; ; at += 1) {
        const { source, place, means, before, after } = await changedWorld(kind);
        const life = mortal(means, place, at, manner);
        const end = await backUp(life.means).catch((error: unknown) => error);
        if (!life.died()) break;
        deaths += 1;
        if (!(end instanceof Death)) expect(end).not.toBeInstanceOf(Error);

        const held = await restored(place);
        const isOne = [before, after].some(
          (each) => JSON.stringify([...each].sort()) === JSON.stringify([...(held ?? [])].sort()),
        );
        expect(isOne, `after death ${at}`).toBe(true);
        expect(source.snapshot()).toEqual(after);

        const files = new Set(place.files.keys());
        const { renamed } = await backUp(means);
        expect(renamed, `renamed after death ${at}`).toBe(false);
        expect(await restored(place)).toEqual(after);
        const again = [...place.files.keys()].filter((path) => !files.has(path) && path.includes("/seg-"));
        expect(again.length).toBeLessThanOrEqual(mostAtOnce ? 10 : 4);
        // What the dead have left goes with the next backup.
        await source.write("chatgpt:5", "once more");
        await backUp(means);
        await backUp(means);
        if (canRead) expect(await strays(place, means)).toEqual([]);
      }
      expect(deaths).toBeGreaterThan(canRead ? 25 : 20);
    });
  }
}

/** Files that no record knows. */
async function strays(place: MemoryPlace, { id, store }: BackupMeans): Promise<string[]> {
  const record = await store.read(id);
  const segments = (await store.segments(id)).flatMap((segment) => filesOfSegment(segment));
  const known = new Set([...(record?.manifests ?? []), ...segments].map(({ name }) => name));
  return [...place.files.keys()].filter((path) => !known.has(path.split("/").at(-1) ?? ""));
}
