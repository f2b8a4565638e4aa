import { type DBSchema, type IDBPDatabase, openDB } from "idb";

interface Handles extends DBSchema {
  folders: { key: string; value: FileSystemDirectoryHandle };
}

/** Keeps a folder on disk that was just picked; in no message can it travel. @returns the id that it is kept under */
export async function keepHandle(handle: FileSystemDirectoryHandle): Promise<string> {
  const id = crypto.randomUUID();
  await withHandles((db) => db.put("folders", handle, id));
  return id;
}

export function readHandle(id: string): Promise<FileSystemDirectoryHandle | undefined> {
  return withHandles((db) => db.get("folders", id));
}

export function forgetHandle(id: string): Promise<void> {
  return withHandles((db) => db.delete("folders", id));
}

/** Apart from what is secret about places: pages pick folders, and ask for access to them again. */
async function withHandles<T>(work: (db: IDBPDatabase<Handles>) => Promise<T>): Promise<T> {
  const db = await openDB<Handles>("convokeep-folders", 1, {
    upgrade: (made) => void made.createObjectStore("folders"),
  });
  try {
    return await work(db);
  } finally {
    db.close();
  }
}
