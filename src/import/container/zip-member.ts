import { crc32 } from "../../lib/crc32.ts";
import { ImportError, type Member } from "../format.ts";
import { bytesOf, streamOf } from "./blob-member.ts";
import type { ZipEntry } from "./zip-directory.ts";

const localLength = 30;
const localMark = 0x04034b50;
const deflated = 8;
/** Packed bytes that are unpacked at once: deflate makes up to a thousand times as many of them. */
const inflateStep = 1 << 14;

/** A file of a ZIP. Its bytes are checked against the stated size and sum while they are read. */
export function zipMember(path: string, blob: Blob, entry: ZipEntry): Member {
  return {
    path,
    size: entry.size,
    stream(signal) {
      let reader: ReadableStreamDefaultReader<Uint8Array> | null = null;
      let size = 0;
      let crc = 0;
      return new ReadableStream<Uint8Array>(
        {
          async pull(controller) {
            reader ??= (await unpacked(blob, entry, signal)).getReader();
            const { done, value } = await readOr(reader, signal);
            if (!done) {
              size += value.length;
              if (size > entry.size) {
                await reader.cancel().catch(() => undefined);
                throw new ImportError("damaged", `more than the stated ${entry.size} bytes`);
              }
              crc = crc32(value, crc);
              controller.enqueue(value);
              return;
            }
            if (size < entry.size) throw new ImportError("damaged", `${size} of the stated ${entry.size} bytes`);
            if (crc !== entry.crc) throw new ImportError("damaged", "another checksum than stated");
            controller.close();
          },
          async cancel() {
            await reader?.cancel().catch(() => undefined);
          },
        },
        { highWaterMark: 0 },
      );
    },
  };
}

/** What a decompressor throws says nothing to users. */
async function readOr(reader: ReadableStreamDefaultReader<Uint8Array>, signal?: AbortSignal) {
  try {
    return await reader.read();
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof ImportError ? error : new ImportError("damaged", "cannot be unpacked");
  }
}

async function unpacked(blob: Blob, entry: ZipEntry, signal?: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const packed = await packedBlob(blob, entry);
  if (entry.method !== deflated) return streamOf(packed, signal);
  return streamOf(packed, signal, inflateStep).pipeThrough(new DecompressionStream("deflate-raw"));
}

/**
 * The packed bytes of a file, as a piece of the ZIP.
 * @throws ImportError the entry's problem, or `damaged` where it does not lie where it should
 */
export async function packedBlob(blob: Blob, entry: ZipEntry): Promise<Blob> {
  if (entry.problem) throw entry.problem;
  const astray = new ImportError("damaged", "a file is not where it should be");
  if (!(entry.place + localLength <= blob.size)) throw astray;
  const view = new DataView((await bytesOf(blob, entry.place, entry.place + localLength)).buffer);
  if (view.getUint32(0, true) !== localMark || view.getUint16(8, true) !== entry.method) throw astray;
  const start = entry.place + localLength + view.getUint16(26, true) + view.getUint16(28, true);
  if (start + entry.packed > blob.size) throw astray;
  return blob.slice(start, start + entry.packed);
}
