import type { WriteTransaction } from "./schema.ts";

/**
 * Makes several requests of one transaction and waits for all. Given as functions, so that one that fails at once does not
 * leave the others without anybody to hear of their failure.
 */
export async function allRequests(requests: readonly (() => Promise<unknown>)[]): Promise<void> {
  await Promise.all(requests.map(async (request) => request()));
}

/**
 * Makes the last requests of a transaction and waits for all. The browser is told that none follow, so that it need not ask
 * once more before it completes the transaction.
 * @param requests those that cannot even be made must throw, not reject: then nothing is completed
 */
export async function lastRequests(
  transaction: WriteTransaction,
  requests: readonly (() => Promise<unknown>)[],
): Promise<void> {
  const made: Promise<unknown>[] = [];
  try {
    for (const request of requests) made.push(request());
    transaction.commit();
  } catch (error) {
    void Promise.allSettled(made);
    throw error;
  }
  await Promise.all(made);
}
