import { deleteDB } from "idb";
import { expect, onTestFinished, test } from "vitest";
import { putAsset } from "../assets.ts";
import { putJob } from "../jobs.ts";
import { setMeta } from "../meta.ts";
import { type Archive, openArchive } from "../open.ts";
import { hideConversations } from "../remove.ts";
import { stagePart } from "../staging.ts";
import { eraseConversations } from "../testing/erase.ts";
import { dump } from "../testing/fresh.ts";
import { look, message, store } from "../testing/looks.ts";
import { lockEverywhere, takeKeysFrom } from "./keyring.ts";
import { type LockKeys, makeLockKeys } from "./lock-keys.ts";
import { beginMove, cancelMove, createMover, type Mover, type Place, tidy } from "./mover.ts";
import { isSealed } from "./sealed-database.ts";
import { killer } from "./testing/kill.ts";
import { openVault, vaultState } from "./vault.ts";

const isLong = import.meta.env.VITE_CONVOKEEP_LONG === "1";
/** Every one of so many deaths is tried in usual runs. */
const stride = isLong ? 1 : 9;

const cheap = { logN: 15, r: 8, p: 1 };
const made = makeLockKeys("a passphrase", cheap);

const keys = new Map<string, Uint8Array>();
takeKeysFrom(async (id) => {
  const dataKey = keys.get(id);
  return dataKey && { dataKey, until: Number.POSITIVE_INFINITY };
});

async function lockKeys(): Promise<LockKeys> {
  const { lock, dataKey } = await made;
  keys.set(lock.id, dataKey);
  return lock;
}

function newPlace(): Place {
  const name = `move-${crypto.randomUUID()}`;
  const place = { name, vault: `${name}-vault`, writeOver: async () => undefined };
  onTestFinished(async () => {
    (await openArchive(place).catch(() => undefined))?.close();
    (await openVault(place.vault)).close();
    for (const each of [name, `${name}-sealed`, `${name}-random`, place.vault]) await deleteDB(each);
  });
  return place;
}

async function fill(archive: Archive): Promise<void> {
  const image = await putAsset(archive, Uint8Array.of(1, 2, 3), "image/png");
  for (let chat = 0; chat < 6; chat++) {
    const parts = [{ kind: "image" as const, key: "k", alt: "", origin: "generated" as const, asset: image }];
    await store(
      archive,
      look(`c${chat}`, [message("u1", `hello ${chat}`), message("a1", "x", chat === 0 ? { parts } : {})]),
    );
  }
  const many = Array.from({ length: 120 }, (_, at) => message(`${at % 2 ? "a" : "u"}${at}`, `long ${at}`));
  await store(archive, look("long", many));
  await hideConversations(archive, ["chatgpt:c1"]);
  await eraseConversations(archive, ["chatgpt:c2"]);
  await putJob(archive, { id: "job", kind: "export", names: ["Plan"] });
  await setMeta(archive, "moved:chatgpt:local-1", "chatgpt:c3");
  await stagePart(archive, { transfer: "t", part: 0, parts: 2, data: "half" });
}

/** Without marks of where it is: the stores that only a database has that is being copied. */
async function contents(place: Place): Promise<Record<string, unknown>> {
  const { touched: _, left: __, ...rest } = await dump(await openArchive(place));
  return rest;
}

async function toTheEnd(mover: Mover): Promise<void> {
  while ((await mover.step()) !== "done");
  mover.close();
}

const namesOfDatabases = async ({ name }: Place) =>
  (await indexedDB.databases())
    .flatMap((one) => (one.name?.startsWith(name) ? [one.name.slice(name.length)] : []))
    .sort();

test("is sealed in a new database and comes back into the clear, whole each time, and the old database goes", async () => {
  const place = newPlace();
  await fill(await openArchive(place));
  const before = await contents(place);
  await beginMove(place, await lockKeys());
  await toTheEnd(createMover(place));
  const sealed = await openArchive(place);
  expect(isSealed(sealed.db)).toBe(true);
  expect(await contents(place)).toEqual(before);
  expect(await namesOfDatabases(place)).toEqual(["-sealed", "-vault"]);
  await beginMove(place);
  await toTheEnd(createMover(place));
  expect(isSealed((await openArchive(place)).db)).toBe(false);
  expect(await contents(place)).toEqual(before);
  expect(await vaultState(place.vault)).toEqual({});
  expect(await namesOfDatabases(place)).toEqual(["", "-vault"]);
});

test("captures and deletions go on while it is sealed and unsealed; each is in the end there", async () => {
  const place = newPlace();
  await fill(await openArchive(place));
  let number = 0;
  const write = async () => {
    number += 1;
    await store(await openArchive(place), look(`new${number}`, [message("u1", `said ${number}`)]));
    await store(
      await openArchive(place),
      look("c3", [message("u1", "hello 3"), message(`a${number}`, `more ${number}`)]),
    );
    if (number > 2) await eraseConversations(await openArchive(place), [`chatgpt:new${number - 2}`]);
    if (number === 4) await eraseConversations(await openArchive(place), ["chatgpt:long"]);
  };
  for (const lock of [await lockKeys(), undefined]) {
    await beginMove(place, lock);
    const mover = createMover(place);
    let seen = {};
    do {
      await write();
      seen = await contents(place);
    } while ((await mover.step()) !== "done");
    mover.close();
    expect(await contents(place)).toEqual(seen);
  }
});

test("is locked when the key is gone, in this connection too, and opens with it", async () => {
  const place = newPlace();
  const archive = await openArchive(place);
  await fill(archive);
  const lock = await lockKeys();
  await beginMove(place, lock);
  await toTheEnd(createMover(place));
  const open = await openArchive(place);
  const key = keys.get(lock.id);
  keys.delete(lock.id);
  lockEverywhere();
  await expect(openArchive(place)).rejects.toMatchObject({ reason: "locked" });
  await expect(store(open, look("c9", [message("u1", "x")]))).rejects.toMatchObject({ name: "ArchiveError" });
  if (key) keys.set(lock.id, key);
  expect((await contents(place)).conversations).toBeDefined();
});

test("can be given up in the middle, and nothing of it stays", async () => {
  const place = newPlace();
  await fill(await openArchive(place));
  const before = await contents(place);
  await beginMove(place, await lockKeys());
  const mover = createMover(place);
  for (let step = 0; step < 2; step++) await mover.step();
  await cancelMove(place);
  mover.close();
  expect(await namesOfDatabases(place)).toEqual(["", "-vault"]);
  expect(await contents(place)).toEqual(before);
  await beginMove(place, await lockKeys());
  await toTheEnd(createMover(place));
  expect(await contents(place)).toEqual(before);
});

test.each([["turning on"], ["turning off"]])(
  "%s survives a death at any step into a database",
  async (which) => {
    const dying = killer();
    const lock = await lockKeys();
    const key = keys.get(lock.id) as Uint8Array;
    let deaths = 0;
    for (let n = 1; ; n += stride) {
      keys.set(lock.id, key);
      const place = newPlace();
      await fill(await openArchive(place));
      if (which === "turning off") {
        await beginMove(place, lock);
        await toTheEnd(createMover(place));
      }
      const before = await contents(place);
      dying.killAt(n);
      let died = false;
      try {
        await beginMove(place, which === "turning on" ? lock : undefined);
        await toTheEnd(createMover(place));
      } catch {
        died = true;
      }
      await dying.revive();
      // The background alone died, or the browser starts again and nobody has given the passphrase.
      if (((n - 1) / stride) % 2 === 0) await toTheEnd(createMover(place));
      keys.delete(lock.id);
      lockEverywhere();
      await tidy(place);
      if ((await vaultState(place.vault)).lock) {
        await expect(openArchive(place)).rejects.toMatchObject({ reason: "locked" });
        keys.set(lock.id, key);
      }
      expect(await contents(place), `death at ${n}`).toEqual(before);
      // The user gives it, and what was begun comes to its end.
      keys.set(lock.id, key);
      await toTheEnd(createMover(place));
      expect(await contents(place), `death at ${n}, then to the end`).toEqual(before);
      expect((await namesOfDatabases(place)).length).toBe(2);
      if (!died) break;
      deaths += 1;
    }
    console.info(`${which}: ${deaths} deaths tried`);
    expect(deaths).toBeGreaterThan(isLong ? 50 : 4);
  },
  600_000,
);
