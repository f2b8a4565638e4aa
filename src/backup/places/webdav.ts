import { below, folderAddress } from "./address.ts";
import { basicAuthorization, type Dav, find, folderBelow, get, makeFolder, move, put, remove } from "./dav-requests.ts";
import { mostAtOnce, type Reach, usualReach } from "./exchange.ts";
import { isOurName, namesOf } from "./paths.ts";
import { type Place, PlaceError, type PlaceFile } from "./place.ts";

export interface WebdavAccess {
  /** Of the folder for backups, which must be there. */
  address: string;
  user: string;
  password: string;
}

/** A place that can make its own folder, where only the folder around that is there. */
export interface WebdavPlace extends Place {
  makeFolder(signal: AbortSignal): Promise<void>;
}

// A hostile server could list folders for ever.
const mostFolders = 2000;
const mostFiles = 200_000;
const deepest = 4;

/**
 * A folder on a WebDAV server (RFC 4918).
 * @throws PlaceError `insecure`, and `broken` for an address that is none
 */
export function webdavPlace({ address, user, password }: WebdavAccess, reach: Reach = usualReach): WebdavPlace {
  const base = folderAddress(address);
  const dav: Dav = { base, authorization: basicAuthorization(user, password), reach };
  const at = (path: string) => below(base, namesOf(path));
  return {
    canRead: true,
    mostAtOnce,
    list: (folder, signal) => list(dav, folder, signal),
    read: async (path, signal) => get(dav, at(path), signal),
    write: (path, bytes, signal) => write(dav, path, bytes, signal),
    size: async (path, signal) => sizeOf(dav, at(path), signal),
    remove: async (path, signal) => remove(dav, at(path), signal),
    makeFolder: (signal) => makeFolder(dav, base, signal),
  };
}

/** Asked for folder by folder: servers refuse to answer for all depths at once. */
async function list(dav: Dav, top: string, signal: AbortSignal): Promise<PlaceFile[]> {
  const files: PlaceFile[] = [];
  const folders = [namesOf(top)];
  const depth = namesOf(top).length + deepest;
  for (const names of folders) {
    const found = await look(dav, names, signal);
    // A place without its own folder is not an empty one.
    if (!found && !(await find(dav, dav.base, 0, signal))) throw new PlaceError("gone");
    // One by one: a folder may hold more than can be given to a function at once.
    for (const file of found?.files ?? []) files.push(file);
    for (const folder of names.length < depth ? (found?.folders ?? []) : []) folders.push(folder);
    if (folders.length > mostFolders || files.length > mostFiles) throw new PlaceError("broken");
  }
  return files;
}

/** Files directly in a folder and the folders in it, as far as they have names that we give; `undefined` without the folder. */
async function look(dav: Dav, names: readonly string[], signal: AbortSignal) {
  const entries = await find(dav, folderBelow(dav.base, names), 1, signal);
  if (!entries) return undefined;
  const files: PlaceFile[] = [];
  const folders: string[][] = [];
  for (const { names: inside, folder, size } of entries) {
    const [name = "", ...rest] = inside;
    if (rest.length > 0 || !isOurName(name)) continue;
    if (folder) folders.push([...names, name]);
    else if (size !== undefined) files.push({ path: [...names, name].join("/"), size });
  }
  return { files, folders };
}

async function sizeOf(dav: Dav, address: URL, signal: AbortSignal): Promise<number | undefined> {
  const entry = (await find(dav, address, 0, signal))?.find(({ names }) => names.length === 0);
  if (!entry) return undefined;
  if (entry.folder || entry.size === undefined) throw new PlaceError("broken");
  return entry.size;
}

/**
 * A file is written under another name, its size asked for, and then moved without overwriting: nobody sees a part of it, also
 * on servers that write in place.
 */
async function write(dav: Dav, path: string, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<void> {
  const names = namesOf(path);
  const whole = below(dav.base, names);
  const unfinished = below(dav.base, namesOf(`${path}.tmp`));
  if ((await sizeOf(dav, whole, signal)) !== undefined) throw new PlaceError("exists");
  if (!(await put(dav, unfinished, bytes, signal))) {
    await makeFolders(dav, names.slice(0, -1), signal);
    if (!(await put(dav, unfinished, bytes, signal))) throw new PlaceError("broken");
  }
  try {
    if ((await sizeOf(dav, unfinished, signal)) !== bytes.length) throw new PlaceError("broken");
    await move(dav, unfinished, whole, signal);
  } catch (error) {
    // Where the server does not answer, what is left lies under a name that nobody takes for a backup.
    const answers = error instanceof PlaceError && error.problem !== "unreachable";
    if (answers) await remove(dav, unfinished, signal).catch(() => undefined);
    throw error;
  }
}

async function makeFolders(dav: Dav, names: readonly string[], signal: AbortSignal): Promise<void> {
  for (const nth of names.keys()) await makeFolder(dav, folderBelow(dav.base, names.slice(0, nth + 1)), signal);
}
