/**
 * Makes several requests of one transaction and waits for all. Given as functions, so that one that fails at once does not
 * leave the others without anybody to hear of their failure.
 */
export async function allRequests(requests: readonly (() => Promise<unknown>)[]): Promise<void> {
  await Promise.all(requests.map(async (request) => request()));
}
