import { readAsset } from "../../../src/archive/assets.ts";
import type { ImportRun } from "../../../src/archive/import/records.ts";
import { listRuns } from "../../../src/archive/import/runs.ts";
import { listConversations } from "../../../src/archive/list.ts";
import { openArchive } from "../../../src/archive/open.ts";
import { readThread } from "../../../src/archive/read-thread.ts";
import { readRetention } from "../../../src/archive/retention/state.ts";
import type { Conversation, Thread } from "../../../src/conversation/model.ts";

// Runs in an extension page and reads the archive as the extension itself does. Never writes.

export async function list(): Promise<Conversation[]> {
  return listConversations(await openArchive());
}

export async function thread(id: string): Promise<Thread | null> {
  return (await readThread(await openArchive(), id)) ?? null;
}

/** Bytes of an asset as base64. */
export async function asset(sha256: string): Promise<string | null> {
  const held = await readAsset(await openArchive(), sha256);
  return held ? btoa(held.bytes.reduce((text, byte) => text + String.fromCharCode(byte), "")) : null;
}

/** How many records each store holds, hidden conversations included. */
export async function counts(): Promise<Record<string, number>> {
  const { db } = await openArchive();
  const names = [...db.objectStoreNames];
  const sizes = await Promise.all(names.map((name) => db.count(name)));
  return Object.fromEntries(names.map((name, index) => [name, sizes[index] ?? 0]));
}

/** Imports, newest first, as far as they can be told as JSON. */
export async function runs(): Promise<Omit<ImportRun, "data">[]> {
  return (await listRuns(await openArchive())).map(({ data, ...run }) => run);
}

/** When the rules were last through, ISO time; `null` before. */
export async function rulesEnded(): Promise<string | null> {
  return (await readRetention(await openArchive())).ended ?? null;
}
