import { type JobRow, putJob } from "../../src/archive/jobs.ts";
import { openArchive } from "../../src/archive/open.ts";
import { newRow } from "../../src/archive/rows.ts";
import { storeCapture } from "../../src/archive/store-capture.ts";
import type { Capture } from "../../src/conversation/capture.ts";
import type { Conversation } from "../../src/conversation/model.ts";
import * as seedBackup from "./seed-backup.ts";
import * as seedLock from "./seed-lock.ts";

/** Puts list rows into the real archive of this origin. */
async function seed(rows: Conversation[]): Promise<void> {
  const archive = await openArchive();
  const { db } = archive;
  const transaction = db.transaction(["conversations", "unindexed"], "readwrite");
  for (const row of rows) {
    const at = Date.parse(row.lastCaptured);
    const head = { url: { value: row.url, at }, first: Date.parse(row.firstCaptured), last: at };
    void transaction.objectStore("conversations").put(newRow({ row, outline: { head } }));
    void transaction.objectStore("unindexed").put({ id: row.id, mark: 0 });
  }
  await transaction.done;
  archive.close();
}

/** Stores captures as the background does. */
async function store(captures: Capture[]): Promise<void> {
  const archive = await openArchive();
  for (const capture of captures) {
    const receipt = await storeCapture(archive, capture);
    if ("refused" in receipt) throw new Error(`refused: ${JSON.stringify(receipt)}`);
  }
  archive.close();
}

/** An image or file that a conversation shows, of which only the size matters. */
export interface SeedMedia {
  conversation: string;
  type: string;
  size: number;
}

async function putMedia(all: SeedMedia[]): Promise<void> {
  const archive = await openArchive();
  const transaction = archive.db.transaction("assets", "readwrite");
  for (const [at, { conversation, type, size }] of all.entries()) {
    const sha256 = at.toString(16).padStart(64, "0");
    void transaction.store.put({ sha256, type, size, conversations: [conversation] });
  }
  await transaction.done;
  archive.close();
}

/** Puts what is noted of work and of other browsers into the archive. */
async function putJobs(jobs: JobRow[]): Promise<void> {
  const archive = await openArchive();
  for (const job of jobs) await putJob(archive, job);
  archive.close();
}

/** Puts values into the archive's `meta`, such as rules, by their keys. */
async function putMeta(meta: Record<string, unknown>): Promise<void> {
  const archive = await openArchive();
  for (const [key, value] of Object.entries(meta)) await archive.db.put("meta", value, key as never);
  archive.close();
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

const acts = { seed, store, putMedia, putJobs, putMeta, makeNewer, ...seedLock, ...seedBackup };
export type Seed = typeof acts;
Object.assign(globalThis, acts);
