import { guarded } from "./archive-error.ts";
import type { Archive } from "./open.ts";
import type { StoreName, WriteTransaction } from "./schema.ts";

/**
 * Runs `work` in one transaction and returns when the browser has completed it. Whatever goes wrong on the way, a mistake
 * in `work` included, nothing of it is kept. `work` awaits every request it makes, and nothing else.
 * @throws ArchiveError, or what `work` threw
 */
export function inTransaction<T>(
  archive: Archive,
  stores: StoreName[],
  durability: "relaxed" | "strict",
  work: (transaction: WriteTransaction) => Promise<T>,
): Promise<T> {
  return guarded(async () => {
    const transaction = begin(archive, stores, durability);
    const ended = transaction.done.then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    try {
      const result = await work(transaction);
      const failure = await ended;
      if (failure) throw failure.error;
      return result;
    } catch (error) {
      abort(transaction);
      const failure = await ended;
      throw tellingError(error, failure?.error);
    }
  });
}

/** A connection on which no transaction can be begun is of no use: the next `openArchive` makes a new one. */
function begin(archive: Archive, stores: StoreName[], durability: "relaxed" | "strict"): WriteTransaction {
  try {
    return archive.db.transaction(stores, "readwrite", { durability });
  } catch (error) {
    archive.close();
    throw error;
  }
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch (error) {
    // The browser was first: it had aborted or finished the transaction by itself.
    if (!(error instanceof DOMException && error.name === "InvalidStateError")) throw error;
  }
}

/** Requests of an aborted transaction all fail with "aborted"; why it was aborted is known to the transaction. */
function tellingError(error: unknown, cause: unknown): unknown {
  const isAbort = error instanceof DOMException && error.name === "AbortError";
  return isAbort && cause !== undefined && cause !== null ? cause : error;
}
