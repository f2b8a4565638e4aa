import { crc32 } from "./crc32.ts";
import { directoryRecord, endRecords, localHeader, type ZipRecord } from "./zip-records.ts";

/** Bytes held in memory before they go into a Blob, which the browser keeps outside this context and may put on disk. */
const flushAt = 4 * 1024 * 1024;

/** One file inside a ZIP. Several may be written at the same time; each takes its place in the ZIP when it ends. */
export interface ZipEntry {
  write(bytes: Uint8Array<ArrayBuffer>): void;
  end(): void;
}

/** A ZIP file in the making. Entries are stored, not compressed; names are UTF-8; above 4 GiB or 65,535 entries it is Zip64. */
export interface ZipWriter {
  /** @param name path with `/`, unique in the file. @param date local time shown by unpackers */
  entry(name: string, date: Date): ZipEntry;
  /** The whole file. Every entry must have ended. */
  finish(): Blob;
}

export function zipWriter(): ZipWriter {
  const body = partList();
  const records: ZipRecord[] = [];
  return {
    entry(name, date) {
      const content = partList();
      let crc = 0;
      return {
        write(bytes) {
          crc = crc32(bytes, crc);
          content.add(bytes);
        },
        end() {
          const record = { name: encoder.encode(name), date, crc, size: content.size(), offset: body.size() };
          records.push(record);
          body.add(localHeader(record));
          body.take(content);
        },
      };
    },
    finish() {
      const offset = body.size();
      for (const record of records) body.add(directoryRecord(record));
      body.add(endRecords(records.length, body.size() - offset, offset));
      return new Blob(body.parts(), { type: "application/zip" });
    },
  };
}

const encoder = new TextEncoder();

interface PartList {
  add(bytes: Uint8Array<ArrayBuffer>): void;
  /** Moves all of another list to the end of this one. */
  take(other: PartList): void;
  parts(): BlobPart[];
  size(): number;
}

/** Bytes in order, those of earlier megabytes already in Blobs. */
function partList(): PartList {
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
