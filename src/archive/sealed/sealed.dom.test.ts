import { openDB } from "idb";
import { expect, onTestFinished, test } from "vitest";
import { listConversations } from "../list.ts";
import { getMeta, setMeta } from "../meta.ts";
import { type Archive, openArchive } from "../open.ts";
import { readThread } from "../read-thread.ts";
import { look, message, store } from "../testing/looks.ts";
import { joinInbox, putIntoInbox } from "./inbox.ts";
import { stayOpen, takeKeysFrom } from "./keyring.ts";
import { dataKeyOf, type LockKeys, makeLockKeys, rewrapped } from "./lock-keys.ts";
import { changeVault, vaultOf } from "./vault.ts";

const cheap = { logN: 15, r: 8, p: 1 };
const made = makeLockKeys("right", cheap);

async function sealedArchive(): Promise<{ archive: Archive; name: string; lock: LockKeys; dataKey: Uint8Array }> {
  const name = `sealed-${crypto.randomUUID()}`;
  const { lock, dataKey } = await made;
  takeKeysFrom(async () => ({ dataKey, until: Number.POSITIVE_INFINITY }));
  await changeVault(vaultOf(name), (state) => ({ ...state, lock }));
  const archive = await openArchive({ name, vault: vaultOf(name) });
  onTestFinished(() => archive.close());
  return { archive, name, lock, dataKey };
}

/** The database without the layer, as somebody has it who has not the key. */
async function bare(name: string) {
  const db = await openDB(name);
  onTestFinished(() => db.close());
  return db;
}

const canaries = ["kingfisher", "Zwölfprozent", "砂時計"];

test("nothing of what chats say is in any record, key or index", async () => {
  const { archive, name } = await sealedArchive();
  const [first = "", second = "", third = ""] = canaries;
  const id = `${first}-id`;
  await store(archive, look(id, [message("u1", `${second} and ${third}`), message(`a-${first}`, third)]));
  await setMeta(archive, `moved:${first}`, second);
  const db = await bare(name);
  const words = [...canaries, "chatgpt", "Chat "];
  for (const storeName of db.objectStoreNames) {
    const said = JSON.stringify([await db.getAllKeys(storeName), await db.getAll(storeName)], (_, value) =>
      value instanceof Uint8Array ? new TextDecoder("latin1").decode(value) : value,
    );
    for (const word of words) expect(said.includes(word), `${word} in ${storeName}`).toBe(false);
  }
  const [row] = await db.getAll("conversations");
  expect(Object.keys(row).sort()).toEqual(["id", "lastCaptured", "sealed", "updated"]);
  expect(row.updated.at).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test.each<[string, (record: Record<string, unknown>, other: Record<string, unknown>) => Record<string, unknown>]>([
  ["cut", (record) => ({ ...record, sealed: (record.sealed as Uint8Array).slice(0, -1) })],
  ["cut to nothing", (record) => ({ ...record, sealed: new Uint8Array() })],
  ["changed in one bit", (record) => ({ ...record, sealed: flipped(record.sealed as Uint8Array) })],
  ["another's", (record, other) => ({ ...record, sealed: other.sealed })],
  ["of another day", (record) => ({ ...record, updated: { at: "2001-01-01" } })],
  ["never sealed", ({ sealed: _, ...record }) => ({ ...record, title: "x" })],
])("a record that is %s is refused", async (_, change) => {
  const { archive, name } = await sealedArchive();
  for (const id of ["one", "two"]) await store(archive, look(id, [message("u1", id)]));
  const db = await bare(name);
  const [first, second] = await db.getAll("conversations");
  await db.put("conversations", change(first, second));
  await expect(listConversations(archive)).rejects.toMatchObject({ name: "ArchiveError", reason: "broken" });
});

function flipped(bytes: Uint8Array): Uint8Array {
  const all = bytes.slice();
  all[40] = (all[40] ?? 0) ^ 1;
  return all;
}

test("a small value that is put under another key is refused", async () => {
  const { archive, name } = await sealedArchive();
  await setMeta(archive, "a", 1);
  await setMeta(archive, "b", 2);
  const db = await bare(name);
  const [first, second] = await db.getAllKeys("meta");
  await db.put("meta", await db.get("meta", first as string), second as string);
  await expect(archive.db.getAll("meta")).rejects.toMatchObject({ reason: "broken" });
});

test("opens with the passphrase, written in any way, and with no other", async () => {
  const { lock, dataKey } = await makeLockKeys("Ärger mit ﬁ", cheap);
  expect(await dataKeyOf(lock, "A\u0308rger mit fi")).toEqual(dataKey);
  for (const wrong of ["", "ärger mit fi", "Ärger mit fi "]) expect(await dataKeyOf(lock, wrong)).toBeUndefined();
  const changed = await rewrapped(lock, dataKey, "new", cheap);
  expect(await dataKeyOf(changed, "new")).toEqual(dataKey);
  expect(await dataKeyOf(changed, "Ärger mit ﬁ")).toBeUndefined();
});

test.each([[{ logN: 14 }], [{ logN: 21 }], [{ r: 1 }], [{ p: 64 }], [{ logN: 17.5 }], [{ logN: Number.NaN }]])(
  "costs of a passphrase that are none of ours are refused: %j",
  async (costs) => {
    const { lock } = await made;
    const strange = { ...lock, scrypt: { ...lock.scrypt, ...costs } };
    await expect(dataKeyOf(strange, "right")).rejects.toMatchObject({ reason: "broken" });
  },
);

test("a long list is read part by part, each record once, also by who begins after nothing", async () => {
  const { archive } = await sealedArchive();
  for (let at = 0; at < 25; at++) await store(archive, look(`part${at}`, [message("u1", "x")]));
  const seen: string[] = [];
  for (let after = ""; ; ) {
    const rows = await archive.db.getAll("conversations", IDBKeyRange.lowerBound(after, true), 10);
    seen.push(...rows.map(({ id }) => id));
    const last = rows.at(-1);
    if (!last || rows.length < 10) break;
    after = last.id;
  }
  expect(seen.length).toBe(25);
  expect(new Set(seen).size).toBe(25);
});

test("locks itself when its time is over, in connections that are open too", async () => {
  const { archive, name, dataKey } = await sealedArchive();
  await setMeta(archive, "a", 1);
  stayOpen(Date.now() - 1);
  await expect(setMeta(archive, "a", 2)).rejects.toMatchObject({ reason: "locked" });
  takeKeysFrom(async () => ({ dataKey, until: Date.now() - 1 }));
  const place = { name, vault: vaultOf(name) };
  await expect(openArchive(place)).rejects.toMatchObject({ reason: "locked" });
  takeKeysFrom(async () => ({ dataKey, until: Number.POSITIVE_INFINITY }));
  expect(await getMeta(await openArchive(place), "a")).toBe(1);
});

test("what came while it was locked is joined in its order, each once, also when that is broken off", async () => {
  const { archive, name, lock, dataKey } = await sealedArchive();
  const vault = vaultOf(name);
  const first = look("chat", [message("u1", "first")]);
  const second = look("chat", [message("u1", "first"), message("a1", "second")]);
  await putIntoInbox(vault, lock, { kind: "capture", capture: first });
  await putIntoInbox(vault, lock, { kind: "asset", bytes: Uint8Array.of(1, 2), type: "image/png" });
  await putIntoInbox(vault, lock, { kind: "capture", capture: second });
  const db = await bare(vault);
  const kept = JSON.stringify((await db.getAll("inbox")).map(({ sealed }) => new TextDecoder("latin1").decode(sealed)));
  expect(kept).not.toMatch(/first|second|chatgpt/);
  let opened = 0;
  const dying = async () => {
    if (opened++ === 1) throw new Error("died");
    return archive;
  };
  const joined: string[] = [];
  const join = (open: () => Promise<Archive>) =>
    joinInbox(vault, lock, dataKey, open, ({ conversation }) => joined.push(conversation));
  await expect(join(dying)).rejects.toThrow("died");
  expect(await db.count("inbox")).toBe(2);
  await join(async () => archive);
  expect(await db.count("inbox")).toBe(0);
  expect(joined).toEqual(["chatgpt:chat", "chatgpt:chat"]);
  expect((await readThread(archive, "chatgpt:chat"))?.messages.length).toBe(2);
  expect(await archive.db.count("assets")).toBe(1);
});

test("a piece of the inbox that was cut stays, and the others are joined", async () => {
  const { archive, name, lock, dataKey } = await sealedArchive();
  const vault = vaultOf(name);
  for (const id of ["one", "two"]) {
    await putIntoInbox(vault, lock, { kind: "capture", capture: look(id, [message("u1", id)]) });
  }
  const db = await bare(vault);
  const { sealed } = await db.get("inbox", 1);
  await db.put("inbox", { sealed: sealed.slice(0, -3) }, 1);
  await joinInbox(
    vault,
    lock,
    dataKey,
    async () => archive,
    () => undefined,
  );
  expect((await listConversations(archive)).map(({ id }) => id)).toEqual(["chatgpt:two"]);
  expect(await db.count("inbox")).toBe(1);
});
