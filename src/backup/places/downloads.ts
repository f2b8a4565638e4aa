import { browser, type Downloads } from "../../browser.ts";
import { sleep } from "../../lib/sleep.ts";
import { isOurName, namesOf } from "./paths.ts";
import { type Place, PlaceError, type PlaceFile, type PlaceProblem } from "./place.ts";

/** Makes an address for bytes that the browser's downloads can read, until it is released. */
export type BlobAddress = (
  bytes: Uint8Array<ArrayBuffer>,
  type: string,
) => Promise<{ address: string; release(): Promise<void> }>;

/** ms in which a file must lie on disk. */
const patience = 25_000;

/**
 * A folder below the browser's downloads. It cannot be read, and knows only those files that the browser still lists: Chromium
 * those that the user has not cleared from the list, Firefox those of its own session (153, 2026-11). What was deleted by hand
 * Chromium notices, Firefox does not; `isThere` finds it out in both.
 * @param top path of the folder below the downloads, of names that every system takes
 */
export function downloadsPlace(top: string, blobAddress: BlobAddress): Place {
  return {
    canRead: false,
    async list(folder, signal) {
      namesOf(folder);
      signal.throwIfAborted();
      const found = await itemsAt(top, folder, "/.+");
      const files = found.map((item): [string, PlaceFile] => {
        const path = pathBelow(top, item);
        return [path, { path, size: item.fileSize }];
      });
      return [...new Map(files).values()].filter(({ path }) => path.split("/").every(isOurName));
    },
    async read(path, signal) {
      namesOf(path);
      signal.throwIfAborted();
      throw new PlaceError("unreadable");
    },
    async write(path, bytes, signal) {
      namesOf(path);
      signal.throwIfAborted();
      if ((await itemsAt(top, path)).length > 0) throw new PlaceError("exists");
      const blob = await blobAddress(bytes, typeOf(path));
      try {
        await download(blob.address, `${top}/${path}`, bytes.length, signal);
      } finally {
        await blob.release();
      }
    },
    async size(path, signal) {
      namesOf(path);
      signal.throwIfAborted();
      const [item] = await itemsAt(top, path);
      return item?.fileSize;
    },
    async remove(path, signal) {
      namesOf(path);
      signal.throwIfAborted();
      for (const { id } of await itemsAt(top, path)) await removeItem(id);
    },
    async isThere(path, signal) {
      namesOf(path);
      signal.throwIfAborted();
      // A browser gives another name where there is such a file: it is asked to write one, which is taken back.
      const blob = await blobAddress(new Uint8Array(1), typeOf(path));
      try {
        await removeItem(await download(blob.address, `${top}/${path}`, 1, signal));
        return false;
      } catch (error) {
        if (error instanceof PlaceError && error.problem === "exists") return true;
        throw error;
      } finally {
        await blob.release();
      }
    },
  };
}

/** Downloads of ours that lie under a path, as far as the browser still knows them and they are still there. */
async function itemsAt(top: string, path: string, more = ""): Promise<Downloads.DownloadItem[]> {
  const query = {
    filenameRegex: `${pattern(`/${top}/${path}`)}${more.replace("/", pattern("/"))}$`,
    state: "complete",
    limit: 0,
  } as const;
  const items = await browser.downloads.search(query);
  const { id: self } = browser.runtime;
  // Firefox does not know of all whose they are.
  return items.filter(({ exists, byExtensionId = self }) => exists && byExtensionId === self);
}

/** Systems part folders by one or the other stroke. */
function pattern(path: string): string {
  return path.replace(/[-[\]{}()*+?.,\\^$|#]/g, "\\$&").replaceAll("/", "[/\\\\]");
}

function pathBelow(top: string, { filename }: Downloads.DownloadItem): string {
  const path = filename.replaceAll("\\", "/");
  return path.slice(path.lastIndexOf(`/${top}/`) + top.length + 2);
}

/** Chromium gives files the ending that their type wants. */
function typeOf(path: string): string {
  if (path.endsWith(".zip")) return "application/zip";
  return path.endsWith(".json") ? "application/json" : "application/octet-stream";
}

/** Writes a file, and sees that it got the name that was meant. Answers the download's number. */
async function download(address: string, name: string, size: number, signal: AbortSignal): Promise<number> {
  const id = await begin(address, name);
  try {
    const item = await ended(id, signal);
    const isNamed = item.filename.replaceAll("\\", "/").endsWith(`/${name}`);
    if (!isNamed) throw new PlaceError("exists");
    if (item.fileSize !== size) throw new PlaceError("broken");
    return id;
  } catch (error) {
    await browser.downloads.cancel(id).catch(() => undefined);
    await removeItem(id);
    throw error;
  }
}

async function begin(address: string, filename: string): Promise<number> {
  try {
    return await browser.downloads.download({ url: address, filename, conflictAction: "uniquify", saveAs: false });
  } catch {
    // The browser's words quote the name.
    throw new PlaceError("broken");
  }
}

const problems: Readonly<Record<string, PlaceProblem>> = {
  FILE_NO_SPACE: "full",
  FILE_ACCESS_DENIED: "not-allowed",
  FILE_SECURITY_CHECK_FAILED: "not-allowed",
  FILE_BLOCKED: "not-allowed",
  USER_CANCELED: "not-allowed",
};

async function ended(id: number, signal: AbortSignal): Promise<Downloads.DownloadItem> {
  const until = Date.now() + patience;
  for (let wait = 20; Date.now() < until; wait = Math.min(wait * 2, 500)) {
    const [item] = await browser.downloads.search({ id });
    if (item?.state === "complete") return item;
    if (!item || item.state === "interrupted") throw new PlaceError(problems[item?.error ?? ""] ?? "broken");
    await sleep(wait, signal);
  }
  throw new PlaceError("unreachable");
}

/** Takes a file from the disk and from the browser's list; what is not there is as good as taken. */
async function removeItem(id: number): Promise<void> {
  await browser.downloads.removeFile(id).catch(() => undefined);
  await browser.downloads.erase({ id });
}
