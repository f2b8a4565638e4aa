import type { Signal } from "@preact/signals";
import { usualLimits } from "../../import/container/limits.ts";

/** Files of a folder that are taken at most: one more than are opened, so that a larger folder is refused and never half taken. */
const mostFiles = usualLimits.members + 1;

/** What was dropped or chosen. */
export interface Given {
  files: File[];
  /** By which the browser finds the files again; only some browsers give any. */
  handles: FileSystemFileHandle[];
}

/** Takes files dropped anywhere on the page, until the signal aborts. `over` tells whether some are held over it. */
export function takeDrops(take: (given: Given) => void, over: Signal<boolean>, abort: AbortSignal): void {
  // Every element that is entered is left again; only when all are left are the files gone.
  let depth = 0;
  const on = (name: "dragenter" | "dragover" | "dragleave" | "drop", act: (transfer: DataTransfer) => void) =>
    addEventListener(
      name,
      (event) => {
        if (!event.dataTransfer?.types.includes("Files")) return;
        event.preventDefault();
        act(event.dataTransfer);
      },
      { signal: abort },
    );
  const enter = (by: number) => {
    depth = Math.max(0, depth + by);
    over.value = depth > 0;
  };
  on("dragenter", () => enter(1));
  on("dragleave", () => enter(-1));
  on("dragover", (transfer) => {
    transfer.dropEffect = "copy";
  });
  on("drop", (transfer) => {
    depth = 0;
    over.value = false;
    givenBy(transfer).then(take, (error: unknown) => console.error("dropped files", error));
  });
}

interface WithHandle {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}

/** Files of a drop, those in folders too. What the browser holds for us is gone after the event: all is asked for at once. */
async function givenBy({ items }: DataTransfer): Promise<Given> {
  const asked = [...items]
    .filter(({ kind }) => kind === "file")
    .map((item) => ({
      entry: item.webkitGetAsEntry(),
      file: item.getAsFile(),
      handle: (item as WithHandle).getAsFileSystemHandle?.().catch(() => null),
    }));
  const files: File[] = [];
  const handles: FileSystemFileHandle[] = [];
  for (const { entry, file, handle } of asked) {
    if (entry?.isDirectory) await filesIn(entry as FileSystemDirectoryEntry, files);
    else if (file) files.push(file);
    const kept = await handle;
    if (kept?.kind === "file") handles.push(kept as FileSystemFileHandle);
  }
  // Handles that are not for all the files would find only a part of them again.
  return { files, handles: handles.length === files.length ? handles : [] };
}

async function filesIn(folder: FileSystemDirectoryEntry, into: File[]): Promise<void> {
  const reader = folder.createReader();
  for (;;) {
    // A hundred at a time, until there are none left.
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return;
    for (const entry of entries) {
      if (into.length >= mostFiles) return;
      if (entry.isDirectory) await filesIn(entry as FileSystemDirectoryEntry, into);
      else
        into.push(await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)));
    }
  }
}
