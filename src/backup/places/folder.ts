import { isOurName, namesOf } from "./paths.ts";
import { type Place, PlaceError, type PlaceFile, type PlaceProblem } from "./place.ts";

const mostFiles = 200_000;
const deepest = 4;

type Folder = FileSystemDirectoryHandle;

/**
 * A folder on disk that the user has picked (File System Access). What is written lies in a file of the browser's own until it
 * is whole; what stays behind when the browser ends in the midst of it is an empty file, which counts for none.
 */
export function folderPlace(root: Folder): Place {
  const guarded = async <T>(signal: AbortSignal, act: () => Promise<T>): Promise<T> => {
    signal.throwIfAborted();
    await checkAccess(root);
    try {
      return await act();
    } catch (error) {
      signal.throwIfAborted();
      throw placeError(error);
    }
  };
  const sizeOf = async (path: string) => (await fileAt(root, path))?.size;
  return {
    canRead: true,
    list: async (folder, signal) => {
      const names = namesOf(folder);
      return guarded(signal, () => list(root, names, signal));
    },
    read: async (path, signal) => {
      namesOf(path);
      return guarded(signal, async () => {
        const file = await fileAt(root, path);
        return file && new Uint8Array(await file.arrayBuffer());
      });
    },
    write: async (path, bytes, signal) => {
      namesOf(path);
      await guarded(signal, async () => {
        if ((await sizeOf(path)) !== undefined) throw new PlaceError("exists");
        await write(root, path, bytes, signal);
        if ((await sizeOf(path)) !== bytes.length) throw new PlaceError("broken");
      });
    },
    size: async (path, signal) => {
      namesOf(path);
      return guarded(signal, () => sizeOf(path));
    },
    remove: async (path, signal) => {
      const [name = "", ...above] = namesOf(path).reverse();
      await guarded(signal, async () => {
        const folder = await folderAt(root, above.reverse(), false);
        await folder?.removeEntry(name).catch(ignoreAbsent);
      });
    },
  };
}

/** Chromium's own additions, where access may be taken back; other engines have them not. */
interface Asking {
  queryPermission?(options: { mode: "readwrite" }): Promise<PermissionState>;
}

async function checkAccess(root: Folder): Promise<void> {
  const state = await (root as Asking).queryPermission?.({ mode: "readwrite" });
  if (state !== undefined && state !== "granted") throw new PlaceError("not-allowed");
}

async function write(root: Folder, path: string, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<void> {
  const [name = "", ...above] = namesOf(path).reverse();
  const folder = await folderAt(root, above.reverse(), true);
  const handle = await folder?.getFileHandle(name, { create: true });
  const stream = await handle?.createWritable({ keepExistingData: false });
  if (!stream) throw new PlaceError("gone");
  try {
    signal.throwIfAborted();
    await stream.write(bytes);
    signal.throwIfAborted();
    await stream.close();
  } catch (error) {
    await stream.abort().catch(() => undefined);
    await folder?.removeEntry(name).catch(() => undefined);
    throw error;
  }
}

async function list(root: Folder, names: readonly string[], signal: AbortSignal): Promise<PlaceFile[]> {
  const files: PlaceFile[] = [];
  const top = await folderAt(root, names, false);
  // A picked folder that is gone is not an empty one.
  if (!top) await root.keys().next();
  const open = top ? [{ names, folder: top }] : [];
  for (const { names: above, folder } of open) {
    for await (const [name, handle] of folder.entries()) {
      signal.throwIfAborted();
      if (!isOurName(name)) continue;
      const inside = [...above, name];
      if (handle.kind === "directory") {
        if (inside.length < names.length + deepest) open.push({ names: inside, folder: handle as Folder });
        continue;
      }
      const { size } = await (handle as FileSystemFileHandle).getFile();
      if (size > 0) files.push({ path: inside.join("/"), size });
      if (files.length > mostFiles) throw new PlaceError("broken");
    }
  }
  return files;
}

/** A file that has something in it. */
async function fileAt(root: Folder, path: string): Promise<File | undefined> {
  const [name = "", ...above] = namesOf(path).reverse();
  const folder = await folderAt(root, above.reverse(), false);
  const handle = await folder?.getFileHandle(name).catch(ignoreAbsent);
  const file = await handle?.getFile();
  return file && file.size > 0 ? file : undefined;
}

async function folderAt(root: Folder, names: readonly string[], create: boolean): Promise<Folder | undefined> {
  let folder: Folder | undefined = root;
  for (const name of names)
    folder = await folder?.getDirectoryHandle(name, { create }).catch(create ? fail : ignoreAbsent);
  return folder;
}

function ignoreAbsent(error: unknown): undefined {
  if (error instanceof DOMException && error.name === "NotFoundError") return undefined;
  throw error;
}

function fail(error: unknown): never {
  throw error;
}

const problems: Readonly<Record<string, PlaceProblem>> = {
  NotAllowedError: "not-allowed",
  SecurityError: "not-allowed",
  NotFoundError: "gone",
  QuotaExceededError: "full",
  NoModificationAllowedError: "busy",
  InvalidStateError: "busy",
};

/** The browser's words may name the folder. */
function placeError(error: unknown): PlaceError {
  if (error instanceof PlaceError) return error;
  return new PlaceError((error instanceof DOMException && problems[error.name]) || "broken");
}
