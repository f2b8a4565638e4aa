import { crc32 } from "../lib/crc32.ts";
import { partList } from "./part-list.ts";
import { directoryRecord, endRecords, localHeader, type ZipRecord } from "./zip-records.ts";

/** One file inside a ZIP. Several may be written at the same time; each takes its place in the ZIP when it ends. */
export interface ZipEntry {
  write(bytes: Uint8Array<ArrayBuffer>): void;
  end(): void;
}

/** A ZIP file in the making. Entries are stored, not compressed; names are UTF-8; above 4 GiB or 65,535 entries it is Zip64. */
export interface ZipWriter {
  /** @param name path with `/`, unique in the file. @param date local time shown by unpackers */
  entry(name: string, date: Date): ZipEntry;
  /** Bytes of what has ended so far. */
  size(): number;
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
    size: () => body.size(),
    finish() {
      const offset = body.size();
      for (const record of records) body.add(directoryRecord(record));
      body.add(endRecords(records.length, body.size() - offset, offset));
      return new Blob(body.parts(), { type: "application/zip" });
    },
  };
}

const encoder = new TextEncoder();
