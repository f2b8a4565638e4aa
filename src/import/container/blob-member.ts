import { ImportError, type Member } from "../format.ts";

/** A member that is a file, or a piece of one, as it is. */
export function blobMember(path: string, blob: Blob): Member {
  return { path, size: blob.size, stream: (signal) => streamOf(blob, signal) };
}

/** Bytes of a file that are asked for at once: a disk likes larger ones, the memory smaller ones. */
const step = 1 << 18;

/**
 * The bytes of a file, read piece by piece as they are asked for.
 * @throws ImportError `damaged` when the file cannot be read any more (changed or gone), while it is read
 */
export function streamOf(blob: Blob, signal?: AbortSignal, pieces = step): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        signal?.throwIfAborted();
        if (at >= blob.size) {
          controller.close();
          return;
        }
        const bytes = await bytesOf(blob, at, at + pieces);
        at += bytes.length;
        controller.enqueue(bytes);
      },
    },
    { highWaterMark: 0 },
  );
}

/** Bytes of a file from one place up to another or to its end. @throws ImportError `damaged` when it cannot be read */
export async function bytesOf(blob: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  const wanted = Math.min(to, blob.size) - from;
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await blob.slice(from, to).arrayBuffer());
  } catch {
    throw new ImportError("damaged", "the file cannot be read");
  }
  if (bytes.length !== wanted) throw new ImportError("damaged", "the file has changed");
  return bytes;
}
