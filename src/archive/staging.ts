import { allRequests } from "./all-requests.ts";
import type { Archive } from "./open.ts";
import type { StagedPart } from "./schema.ts";
import { inTransaction } from "./transaction.ts";

/** Parts of transfers that never became complete are dropped after a day, in ms. */
const staleAfter = 24 * 60 * 60 * 1000;

/** All parts of one transfer, from part 0 on. */
function partsOf(transfer: string): IDBKeyRange {
  return IDBKeyRange.bound([transfer, 0], [transfer, Number.MAX_SAFE_INTEGER]);
}

/**
 * Keeps one part of a large transfer and gives the data of all parts in order once the last has come. Survives the death
 * of the background; safe to repeat. The parts stay until `dropTransfer`, so that a transfer whose end was not
 * acknowledged can be repeated from any part.
 * @throws ArchiveError
 */
export function stagePart(archive: Archive, part: Omit<StagedPart, "at">): Promise<string[] | undefined> {
  const { transfer, part: number, parts, data } = part;
  return inTransaction(archive, ["staging"], "relaxed", async (transaction) => {
    const store = transaction.objectStore("staging");
    await store.put({ transfer, part: number, parts, data, at: Date.now() });
    if ((await store.count(partsOf(transfer))) < parts) return undefined;
    return (await store.getAll(partsOf(transfer))).map((staged) => staged.data);
  });
}

/** Forgets a transfer that was dealt with, and with it what others left behind more than a day ago. @throws ArchiveError */
export async function dropTransfer(archive: Archive, transfer: string): Promise<void> {
  const stale = IDBKeyRange.upperBound(Date.now() - staleAfter);
  await inTransaction(archive, ["staging"], "relaxed", async (transaction) => {
    const store = transaction.objectStore("staging");
    const keys = await store.index("at").getAllKeys(stale);
    await allRequests([() => store.delete(partsOf(transfer)), ...keys.map((key) => () => store.delete(key))]);
  });
}
