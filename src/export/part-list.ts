/** Bytes held in memory before they go into a Blob, which the browser keeps outside this context and may put on disk. */
const flushAt = 4 * 1024 * 1024;

/** Bytes of a file in the making. */
export interface PartList {
  add(bytes: Uint8Array<ArrayBuffer>): void;
  /** Moves all of another list to the end of this one. */
  take(other: PartList): void;
  parts(): BlobPart[];
  size(): number;
}

/** Bytes in order, those of earlier megabytes already in Blobs. */
export function partList(): PartList {
  const flushed: Blob[] = [];
  let pending: Uint8Array<ArrayBuffer>[] = [];
  let pendingBytes = 0;
  let bytesInAll = 0;
  const flush = () => {
    if (pending.length > 0) flushed.push(new Blob(pending));
    pending = [];
    pendingBytes = 0;
  };
  const add = (bytes: Uint8Array<ArrayBuffer>) => {
    pending.push(bytes);
    pendingBytes += bytes.length;
    bytesInAll += bytes.length;
    if (pendingBytes >= flushAt) flush();
  };
  return {
    add,
    take(other) {
      for (const part of other.parts()) {
        if (part instanceof Uint8Array) add(part as Uint8Array<ArrayBuffer>);
        else if (part instanceof Blob) {
          flush();
          flushed.push(part);
          bytesInAll += part.size;
        }
      }
    },
    parts: () => [...flushed, ...pending],
    size: () => bytesInAll,
  };
}
