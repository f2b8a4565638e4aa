import { ArchiveError, toArchiveError } from "../archive-error.ts";

const name = "IndexDamage";

/** That a record of the index is missing, or is not what was written. Never leaves the archive. */
export function indexDamage(what: string, options?: ErrorOptions): Error {
  return Object.assign(new Error(`search index damaged: ${what}`, options), { name });
}

export function isIndexDamage(error: unknown): boolean {
  return error instanceof Error && error.name === name;
}

/**
 * What was read of the index. Browsers keep large values as files of their own, which can be lost: a value that cannot be
 * read is damage; that the connection was closed is not. @throws index damage
 */
export async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const known = toArchiveError(error);
    const isBroken = known instanceof ArchiveError && known.reason === "broken";
    throw isBroken ? indexDamage("unreadable", { cause: error }) : error;
  }
}
