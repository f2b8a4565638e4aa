import { deleteDB, openDB } from "idb";

/** Smaller than what browsers put into files of their own, so that all of it goes where records go. Bytes. */
const pieceBytes = 32_000;
/** In one transaction. */
const atOnce = 32;
/** In all: several times what LevelDB gathers before it puts its files in order. Bytes. */
const wholeBytes = 48_000_000;

/**
 * Makes the browser put the files of its databases in order, in which deleted records lie on until then: writes random bytes into a
 * database of that name, and deletes it. Chromium keeps all databases of an origin in the same files.
 */
export async function writeOver(name: string): Promise<void> {
  const db = await openDB(name, 1, {
    upgrade(database) {
      database.createObjectStore("random");
    },
  });
  for (let written = 0; written < wholeBytes; written += pieceBytes * atOnce) {
    const transaction = db.transaction("random", "readwrite");
    const pieces = Array.from({ length: atOnce }, (_, at) =>
      transaction.store.put(crypto.getRandomValues(new Uint8Array(pieceBytes)), written + at),
    );
    await Promise.all([...pieces, transaction.done]);
  }
  db.close();
  await deleteDB(name);
}
