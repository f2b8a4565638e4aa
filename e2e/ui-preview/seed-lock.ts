import { putAside } from "../../src/archive/sealed/aside.ts";
import { putIntoInbox } from "../../src/archive/sealed/inbox.ts";
import { takeKeysFrom } from "../../src/archive/sealed/keyring.ts";
import { makeLockKeys } from "../../src/archive/sealed/lock-keys.ts";
import { beginMove, createMover } from "../../src/archive/sealed/mover.ts";
import { changeVault } from "../../src/archive/sealed/vault.ts";
import { place } from "../../src/lock/place.ts";

/**
 * - `on`: sealed, for who has the key
 * - `moving`: being sealed, for who has the key; for others that was broken off
 * - `aside`: turned off, with some records that could not be opened
 */
export type SeededLock = "on" | "moving" | "aside";

/** Gives what the session's storage of an unlocked browser holds. The passphrase is "quiet river". */
export async function putLock(kind: SeededLock): Promise<Record<string, unknown>> {
  const { lock, dataKey } = await makeLockKeys("quiet river", { logN: 15, r: 8, p: 1 });
  if (kind === "aside") {
    const some = (store: string, count: number) =>
      Array.from({ length: count }, (_, key) => ({ store, key, record: { id: key } }));
    await putAside(place.vault, lock, [...some("chunks", 3), ...some("assets", 1)]);
  } else if (kind === "moving") {
    await changeVault(place.vault, () => ({ move: { to: "convokeep-sealed", lock } }));
  } else {
    takeKeysFrom(async () => ({ dataKey, until: Number.MAX_SAFE_INTEGER }));
    await beginMove(place, lock);
    const mover = createMover({ ...place, writeOver: async () => undefined });
    while ((await mover.step()) !== "done");
    mover.close();
    // What came while it was locked.
    for (const type of ["image/png", "image/webp"]) {
      await putIntoInbox(place.vault, lock, { kind: "asset", bytes: new Uint8Array(8), type });
    }
  }
  const kept = { id: lock.id, dataKey: btoa(String.fromCharCode(...dataKey)), until: Number.MAX_SAFE_INTEGER };
  return { "lock:key": kept, "lock:progress": { done: 1_840, total: 6_200 } };
}
