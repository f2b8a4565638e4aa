import { openArchive } from "../../src/archive/open.ts";
import { newRow } from "../../src/archive/rows.ts";
import type { Conversation } from "../../src/conversation/model.ts";

/** Puts list rows into the real archive of this origin. */
async function seed(rows: Conversation[]): Promise<void> {
  const { db } = await openArchive();
  const transaction = db.transaction("conversations", "readwrite");
  for (const row of rows) {
    const at = Date.parse(row.lastCaptured);
    const head = { url: { value: row.url, at }, first: Date.parse(row.firstCaptured), last: at };
    void transaction.store.put(newRow({ row, outline: { head } }));
  }
  await transaction.done;
  db.close();
}

/** Makes the archive one that a newer version of the extension has written. */
function makeNewer(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("convokeep", 9_999);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
}

export type Seed = { seed: typeof seed; makeNewer: typeof makeNewer };
Object.assign(globalThis, { seed, makeNewer } satisfies Seed);
