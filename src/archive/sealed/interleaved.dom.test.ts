import fc from "fast-check";
import { deleteDB } from "idb";
import { expect, onTestFinished, test } from "vitest";
import { type Archive, openArchive } from "../open.ts";
import { readThread } from "../read-thread.ts";
import { look, message, store } from "../testing/looks.ts";
import { inboxCount, joinInbox, putIntoInbox } from "./inbox.ts";
import { lockEverywhere, takeKeysFrom } from "./keyring.ts";
import { dataKeyOf, makeLockKeys, rewrapped } from "./lock-keys.ts";
import { changeVault, openVault, vaultState } from "./vault.ts";

const runs = import.meta.env.VITE_CONVOKEEP_LONG === "1" ? 100 : 5;
const cheap = { logN: 15, r: 8, p: 1 };
const made = makeLockKeys("0", cheap);

type Act = { act: "save"; chat: number } | { act: "lock" | "unlock" | "change" };

const acts = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ act: fc.constant("save" as const), chat: fc.integer({ min: 0, max: 2 }) }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constantFrom("lock" as const, "unlock" as const) }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant("change" as const) }) },
  ),
  { minLength: 5, maxLength: 25 },
);

test("saved, locked, unlocked and given other passphrases in any order: nothing is lost, and all is in its order", async () => {
  await fc.assert(fc.asyncProperty(acts, played), { numRuns: runs });
}, 600_000);

/** Does it all, as the background does; each save sees the last two messages of a chat that has grown by one. */
async function played(all: readonly Act[]): Promise<void> {
  const name = `mixed-${crypto.randomUUID()}`;
  const place = { name, vault: `${name}-vault` };
  const { lock, dataKey } = await made;
  await changeVault(place.vault, (state) => ({ ...state, lock }));
  let isOpen = true;
  let passphrase = 0;
  let isTried = false;
  takeKeysFrom(async () => (isOpen ? { dataKey, until: Number.POSITIVE_INFINITY } : undefined));
  const open = (): Promise<Archive> => openArchive(place);
  onTestFinished(() => lockEverywhere());
  const said = [0, 0, 0];
  const unlock = async () => {
    const { lock: now } = await vaultState(place.vault);
    if (!now) throw new Error("no lock");
    // Trying takes long on purpose: once for each passphrase.
    if (!isTried) expect(await dataKeyOf(now, String(passphrase))).toEqual(dataKey);
    isTried = true;
    isOpen = true;
    await joinInbox(place.vault, now, dataKey, open, () => undefined);
    expect(await inboxCount(place.vault)).toBe(0);
  };
  const does = {
    lock: async () => {
      isOpen = false;
      lockEverywhere();
      await expect(open()).rejects.toMatchObject({ reason: "locked" });
    },
    unlock,
    change: async () => {
      passphrase += 1;
      isTried = false;
      const changed = await rewrapped(lock, dataKey, String(passphrase), cheap);
      await changeVault(place.vault, (state) => ({ ...state, lock: changed }));
    },
  };
  for (const one of all) {
    if (one.act !== "save") {
      await does[one.act]();
      continue;
    }
    said[one.chat] = (said[one.chat] ?? 0) + 1;
    const capture = lookAt(one.chat, said[one.chat] ?? 0);
    if (isOpen) await store(await open(), capture);
    else await putIntoInbox(place.vault, lock, { kind: "capture", capture });
  }
  await unlock();
  for (const [chat, count] of said.entries()) {
    const thread = await readThread(await open(), `chatgpt:chat${chat}`);
    const texts = (thread?.messages ?? []).map(({ parts }) =>
      parts.map((part) => "text" in part && part.text).join(""),
    );
    expect(texts).toEqual(Array.from({ length: count }, (_, at) => `said ${at + 1}`));
  }
  (await open()).close();
  (await openVault(place.vault)).close();
  await Promise.all([deleteDB(name), deleteDB(place.vault)]);
}

function lookAt(chat: number, count: number) {
  const numbers = [count - 1, count].filter((number) => number > 0);
  return look(
    `chat${chat}`,
    numbers.map((number) => message(`${number % 2 ? "u" : "a"}${number}`, `said ${number}`)),
  );
}
