import { downloadsPlace } from "../../../src/backup/places/downloads.ts";
import type { Place } from "../../../src/backup/places/place.ts";

// Runs in an extension page, which has the browser's downloads and makes addresses of bytes itself.

const signal = new AbortController().signal;

const downloads = (folder: string): Place =>
  downloadsPlace(folder, async (bytes, type) => {
    const address = URL.createObjectURL(new Blob([bytes], { type }));
    return { address, release: async () => URL.revokeObjectURL(address) };
  });

/** What came of an act: its answer, or the problem that it met. */
async function outcome(act: Promise<unknown>): Promise<unknown> {
  try {
    return (await act) ?? "nothing";
  } catch (error) {
    return (error as { problem?: string }).problem ?? String(error);
  }
}

/** Acts on a folder below the downloads. Bytes are given as one sign each. */
export const below = (folder: string) => ({
  write: (path: string, text: string) => outcome(downloads(folder).write(path, new TextEncoder().encode(text), signal)),
  size: (path: string) => outcome(downloads(folder).size(path, signal)),
  read: (path: string) => outcome(downloads(folder).read(path, signal)),
  list: (path: string) => outcome(downloads(folder).list(path, signal)),
  remove: (path: string) => outcome(downloads(folder).remove(path, signal)),
});
