import { describe, expect, test } from "vitest";
import { putAsset } from "../archive/assets.ts";
import { rememberFormer } from "../archive/forward.ts";
import { listConversations } from "../archive/list.ts";
import { type Archive, openArchive } from "../archive/open.ts";
import { readWholeThread } from "../archive/read-thread.ts";
import { beginMove, createMover } from "../archive/sealed/mover.ts";
import { damageOne, damages, sealedArchive } from "../archive/sealed/testing/broken.ts";
import { eraseConversations } from "../archive/testing/erase.ts";
import { look, message, store } from "../archive/testing/looks.ts";
import { inTransaction } from "../archive/transaction.ts";
import { writtenThread } from "../export/archive-json.ts";
import { canonicalJson } from "../export/canonical-json.ts";
import type { Say } from "../export/texts.ts";
import { fingerprint } from "../lib/fingerprint.ts";
import { archiveSource } from "./archive-source.ts";
import { listDevices, newestManifest } from "./read-place.ts";
import { check } from "./restore/check.ts";
import { newestBackups } from "./restore/newest-segments.ts";
import { type BackupMeans, backUp } from "./run/backup-run.ts";
import { unsealed } from "./sealing.ts";
import { memoryPlace } from "./testing/memory-place.ts";
import { memoryStore } from "./testing/memory-store.ts";
import { noKey, restored } from "./testing/restored.ts";

const { signal } = new AbortController();
const day = 24 * 60 * 60 * 1000;
const hows = Object.keys(damages);
const victim = "chatgpt:c2";

/** Texts of _locales are for people. */
const words: Say = Object.assign((key: string) => key, { count: (key: string) => key, locale: "en" });

async function fill(archive: Archive): Promise<void> {
  for (let chat = 0; chat < 5; chat++) {
    const asset = await putAsset(archive, Uint8Array.of(1, 2, chat), "image/png");
    const parts = [{ kind: "image" as const, key: "k", alt: "", origin: "generated" as const, asset }];
    await store(archive, look(`c${chat}`, [message("u1", `chat ${chat}`), message("a1", "x", { parts })]));
  }
}

async function world() {
  const sealed = await sealedArchive();
  await fill(sealed.archive);
  let time = Date.UTC(2026, 10, 20, 12);
  const place = memoryPlace();
  const source = archiveSource(async () => sealed.archive);
  const means: BackupMeans = {
    id: "place",
    place,
    store: memoryStore(),
    source,
    sealing: unsealed,
    say: words,
    generator: "Convokeep test",
    now: () => (time += 1),
    signal,
  };
  const pass = (ms: number) => {
    time += ms;
  };
  return { ...sealed, at: sealed.place, pass, place, source, means };
}

const say = (archive: Archive, chat: string, words: string) =>
  store(archive, look(chat, [message("u1", words), message("a9", words)]));

/** As `restored` has it. */
async function printIn(archive: Archive, id: string): Promise<string> {
  const thread = (await readWholeThread(archive, id)) ?? expect.fail();
  return `${thread.conversation.title} ${fingerprint(canonicalJson(writtenThread(thread)))}`;
}

/** Everything that would make a backup let go of what it has. */
async function muchHappens({ archive, pass, means }: Awaited<ReturnType<typeof world>>) {
  // Most of the segment goes, another is deleted, and all old manifests have had their time.
  for (const chat of ["c0", "c1", "c3"]) await say(archive, chat, `more in ${chat}`);
  await eraseConversations(archive, ["chatgpt:c4"]);
  const outcomes = [];
  for (let run = 0; run < 5; run++) {
    outcomes.push(await backUp({ ...means, sealing: { ...unsealed, to: run > 2 ? "another key" : "" } }));
    pass(20 * day);
    await say(archive, "c0", `run ${run}`);
  }
  return outcomes;
}

describe.each(["conversations", "chunks", "outlines"] as const)("a record of %s", (name) => {
  const key = name === "conversations" ? victim : [victim, 0];

  test.each(hows)("that is %s: all else is backed up, and the former copy can be restored", async (how) => {
    const all = await world();
    const { archive, bare, place, means, source } = all;
    await backUp(means);
    const before = await restored(place);
    expect(before?.has(victim)).toBe(true);
    if (name !== "conversations") await say(archive, "c2", "not yet in the backup");
    await damageOne(bare, name, how, key);
    for (const { unread, newest } of await muchHappens(all)) {
      expect(unread).toEqual([{ id: victim, isKept: true }]);
      expect(newest.conversations).toBe(4);
    }
    const after = await restored(place);
    expect(after?.get(victim)).toBe(before?.get(victim));
    expect([...(after?.keys() ?? [])].sort()).toEqual(["chatgpt:c0", "chatgpt:c1", victim, "chatgpt:c3"]);
    for (const id of ["chatgpt:c1", "chatgpt:c3"]) expect(after?.get(id)).toBe(await printIn(archive, id));
    const { devices } = await listDevices(place, signal);
    const { found } = await newestManifest(place, devices[0] ?? expect.fail(), noKey, signal);
    expect(found?.manifest.deleted).toHaveLength(1);
    // Who checks hears that it is there alone, and of nothing damaged.
    const backups = await newestBackups(place, noKey, signal);
    const options = { unseal: noKey, signal, progress: () => undefined };
    const { whole, differing, onlyThere, notThere, damaged } = await check(place, backups, source, options);
    // One was written to after the last backup.
    expect({ whole, differing, onlyThere, notThere, damaged }).toEqual({
      whole: 2,
      differing: 1,
      onlyThere: 1,
      notThere: 0,
      damaged: 0,
    });
  });
});

test("a chat that no backup has is told as such", async () => {
  const { bare, place, means } = await world();
  await damageOne(bare, "conversations", "cut", victim);
  await damageOne(bare, "chunks", "cut", ["chatgpt:c3", 0]);
  const { unread, newest } = await backUp(means);
  expect(unread).toEqual([
    { id: victim, isKept: false },
    { id: "chatgpt:c3", isKept: false },
  ]);
  expect(newest.conversations).toBe(3);
  expect((await restored(place))?.size).toBe(3);
});

test.each(["assets", "assetBytes"] as const)(
  "an image of which %s is broken: its chat is backed up, and a former copy of it stays",
  async (name) => {
    const all = await world();
    const { archive, bare, place, means, pass } = all;
    const keys = await archive.db.getAllKeys("assets");
    await backUp(means);
    for (const key of keys) await damageOne(bare, name, "cut", key).catch(() => undefined);
    await say(archive, "c2", "more words");
    const outcomes = await muchHappens(all);
    for (const { unread, lacking } of outcomes) expect({ unread, lacking }).toEqual({ unread: [], lacking: 0 });
    // Which throws where an image is missing.
    const after = await restored(place);
    expect(after?.get(victim)).toBe(await printIn(archive, victim));

    const elsewhere = { ...means, place: memoryPlace(), id: "elsewhere" };
    const first = await backUp(elsewhere);
    expect(first).toMatchObject({ unread: [], lacking: 4, newest: { conversations: 4 } });
    pass(1000);
    expect(await backUp(elsewhere), "it is not forgotten, and nothing is written for it").toMatchObject({
      lacking: 4,
      wrote: false,
    });
  },
);

test("notes of deleted and moved chats that are broken stop nothing", async () => {
  const { archive, bare, place, means } = await world();
  await eraseConversations(archive, ["chatgpt:c0", "chatgpt:c1"]);
  for (const id of ["local-a", "local-b"]) {
    await inTransaction(archive, ["meta"], "relaxed", (transaction) =>
      rememberFormer(transaction, `chatgpt:${id}`, "chatgpt:c3"),
    );
  }
  const [grave = ""] = await archive.db.getAllKeys("tombstones");
  await damageOne(bare, "tombstones", "cut", grave);
  await damageOne(bare, "meta", "cut", "moved:chatgpt:local-a");
  expect(await backUp(means)).toMatchObject({ unread: [], newest: { conversations: 3 } });
  expect((await restored(place))?.size).toBe(3);
  expect((await listConversations(archive)).length).toBe(3);
});

test("a row that is put aside when the lock is turned off is still no deleted chat", async () => {
  const all = await world();
  const { bare, place, means, archive } = all;
  await backUp(means);
  const before = await restored(place);
  await damageOne(bare, "conversations", "cut", victim);
  bare.close();
  await beginMove(all.at);
  const mover = createMover(all.at);
  while ((await mover.step()) !== "done");
  mover.close();
  const clear = await openArchive(all.at);
  expect((await listConversations(clear)).length).toBe(4);
  const source = archiveSource(async () => clear);
  for (const { unread } of await muchHappens({ ...all, archive: clear, means: { ...means, source } })) {
    expect(unread).toEqual([{ id: victim, isKept: true }]);
  }
  expect((await restored(place))?.get(victim)).toBe(before?.get(victim));
  expect(archive.db.name).not.toBe(clear.db.name);
});
